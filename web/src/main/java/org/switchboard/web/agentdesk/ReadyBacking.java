package org.switchboard.web.agentdesk;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.web.security.Caller;
import org.switchboard.workorder.DispatchQueue;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderView;

/** The desk before a customer is open: what callers will ask about, and whom to call back. */
@Named("ready")
@RequestScoped
public class ReadyBacking {

    private static final int SHOWN = 9;

    @Inject
    Caller caller;

    @Inject
    DispatchQueue queue;

    @Inject
    CallbackList callbacks;

    @Inject
    Clock clock;

    private List<OrderView> orders;
    private List<CallbackView> waiting;
    private Instant at;

    @PostConstruct
    void load() {
        at = clock.instant();
        orders = queue.page(OrderFilter.UNRESTORED, SHOWN, Optional.empty(), caller.actor())
                .items();
        waiting = callbacks
                .page(CallbackState.WAITING, SHOWN, Optional.empty(), caller.actor())
                .items();
    }

    public List<OrderView> getOrders() {
        return orders;
    }

    public List<CallbackView> getCallbacks() {
        return waiting;
    }

    public Instant getAt() {
        return at;
    }
}
