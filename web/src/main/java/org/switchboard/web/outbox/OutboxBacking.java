package org.switchboard.web.outbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.switchboard.outbox.OutboxDesk;
import org.switchboard.outbox.model.DestinationView;
import org.switchboard.outbox.model.MessageState;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.model.OutboxMessage;
import org.switchboard.shared.Page;
import org.switchboard.web.access.Screens;
import org.switchboard.web.refusal.ReportsBusinessExceptions;

/** Messages sent and waiting for other systems; refused ones with their two actions. */
@Named("outbox")
@ViewScoped
@ReportsBusinessExceptions
public class OutboxBacking implements Serializable {

    private static final int PAGE = 20;

    @Inject
    OutboxDesk desk;

    @Inject
    Screens screens;

    private MessageState state;
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient List<DestinationView> destinations;
    private transient Page<OutboxMessage> page;

    public void refresh() {
        destinations = desk.destinations(screens.actor());
        page = desk.page(
                new OutboxFilter(Optional.empty(), Optional.ofNullable(state)),
                PAGE,
                Optional.ofNullable(cursors.peek()),
                screens.actor());
    }

    /** Only messages in this state; all when null. */
    public void show(MessageState wanted) {
        state = wanted;
        cursors.clear();
        refresh();
    }

    public void sendAgain(long id) {
        desk.sendAgain(id, screens.actor());
        refresh();
    }

    public void setAside(long id) {
        desk.setAside(id, screens.actor());
        refresh();
    }

    public void next() {
        getPage().nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public List<DestinationView> getDestinations() {
        if (destinations == null) {
            refresh();
        }
        return destinations;
    }

    public Page<OutboxMessage> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public MessageState[] getStates() {
        return MessageState.values();
    }

    public MessageState getState() {
        return state;
    }

    public boolean isFirstPage() {
        return cursors.isEmpty();
    }
}
