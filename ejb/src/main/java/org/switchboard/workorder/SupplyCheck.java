package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.NotFoundException;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.Feeds;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.persistence.DarkBelow;
import org.switchboard.workorder.persistence.OrderQueries;

/** Whether supply is really back below an order's device, by its meters and switches. */
@ApplicationScoped
public class SupplyCheck {

    /** How many meters and switches are named. */
    public static final int NAMED = 20;

    private DarkBelow readings;
    private OrderQueries orders;
    private Feeds feeds;
    private Clock clock;

    protected SupplyCheck() {
        // for the container's proxy
    }

    @Inject
    public SupplyCheck(DarkBelow readings, OrderQueries orders, Feeds feeds, Clock clock) {
        this.readings = readings;
        this.orders = orders;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** @throws NotFoundException when there is no such order */
    @Transactional
    @Audited(value = "supply-checked", kind = AuditKind.LIST, subject = "order", key = 0)
    public StillDark of(long orderId, Actor actor) {
        actor.require(Permission.DISPATCH);
        OrderView order =
                orders.find(orderId, clock.instant()).orElseThrow(() -> new NotFoundException("work order", orderId));
        return below(order.device(), orderId);
    }

    StillDark below(ElementKey device, long orderId) {
        return readings.find(device, orderId, silentSources(), clock.instant(), NAMED);
    }

    /** The open tickets of the order whose customers are still without supply. */
    Set<Long> darkTickets(ElementKey device, long orderId) {
        return readings.ticketsOf(orderId, device, silentSources(), clock.instant());
    }

    private List<String> silentSources() {
        return feeds.freshness().sourcesWithoutData(RecordType.MEASUREMENT);
    }
}
