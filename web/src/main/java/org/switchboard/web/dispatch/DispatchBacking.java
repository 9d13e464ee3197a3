package org.switchboard.web.dispatch;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.switchboard.shared.Page;
import org.switchboard.web.security.Caller;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/** The queue, the most urgent first, narrowed by state and crew, one page at a time. */
@Named("dispatch")
@ViewScoped
public class DispatchBacking implements Serializable {

    private static final int PAGE = 50;

    @Inject
    Caller caller;

    @Inject
    DispatchQueue queue;

    private OrderState state;
    private Long crewId;
    /** Where each page up to this one began; the first begins nowhere. */
    private final Deque<String> cursors = new ArrayDeque<>();

    private transient Page<OrderView> page;
    private transient Map<OrderState, Long> counts;

    @PostConstruct
    public void refresh() {
        OrderFilter filter = OrderFilter.UNRESTORED.in(state == null ? OrderState.UNRESTORED : Set.of(state));
        page = queue.page(
                crewId == null ? filter : filter.ofCrew(crewId),
                PAGE,
                Optional.ofNullable(cursors.peek()),
                caller.actor());
        counts = queue.counts(caller.actor());
    }

    /** Another filter begins at the first page. */
    public void narrow() {
        cursors.clear();
        refresh();
    }

    /** Only orders in this state; every unrestored one when null. */
    public void show(OrderState wanted) {
        state = wanted;
        narrow();
    }

    public void next() {
        page.nextCursor().ifPresent(cursors::push);
        refresh();
    }

    public void back() {
        cursors.poll();
        refresh();
    }

    public Page<OrderView> getPage() {
        if (page == null) {
            refresh();
        }
        return page;
    }

    public int getFirst() {
        return cursors.size() * PAGE;
    }

    public Map<OrderState, Long> getCounts() {
        return counts;
    }

    /** Those that the queue is limited to; empty for a person who is responsible for all. */
    public String getAreas() {
        return String.join(" · ", new TreeSet<>(caller.actor().areas()));
    }

    public Set<OrderState> getStates() {
        return EnumSet.range(OrderState.RECEIVED, OrderState.RESTORED);
    }

    public OrderState getState() {
        return state;
    }

    public Long getCrewId() {
        return crewId;
    }

    public void setCrewId(Long crewId) {
        this.crewId = crewId;
    }
}
