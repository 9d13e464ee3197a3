package org.switchboard.web.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchboard.shared.Page;
import org.switchboard.web.security.Caller;
import org.switchboard.workorder.TicketsWithoutOrder;
import org.switchboard.workorder.model.WaitingTicket;

/** The fault tickets without a repair order, the most urgent first, one page at a time. */
@Named("waitingTickets")
@ViewScoped
public class WaitingTicketsBacking implements Serializable {

    private static final int PAGE = 20;

    @Inject
    Caller caller;

    @Inject
    TicketsWithoutOrder tickets;

    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<WaitingTicket> page;
    private transient long count;

    @PostConstruct
    public void refresh() {
        page = tickets.page(PAGE, Optional.ofNullable(cursors.peek()), caller.actor());
        if (page.items().isEmpty() && !cursors.isEmpty()) {
            cursors.clear();
            page = tickets.page(PAGE, Optional.empty(), caller.actor());
        }
        count = tickets.count(caller.actor());
    }

    public void next() {
        getPage().nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public Page<WaitingTicket> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public long getCount() {
        getPage();
        return count;
    }

    public int getFirst() {
        return cursors.size() * PAGE;
    }
}
