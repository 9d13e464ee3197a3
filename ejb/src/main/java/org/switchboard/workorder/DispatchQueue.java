package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.database.Part;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.PriorityRule;
import org.switchboard.workorder.persistence.OrderQueries;
import org.switchboard.workorder.persistence.OrderQueries.Position;
import org.switchboard.workorder.persistence.OrderQueries.Ranked;

/** Reads repair orders: the queue by urgency, one with its history, those of some devices. */
@ApplicationScoped
public class DispatchQueue {

    public static final int LARGEST_PAGE = 200;

    private OrderQueries queries;
    private Clock clock;

    protected DispatchQueue() {
        // for the container's proxy
    }

    @Inject
    public DispatchQueue(OrderQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * The most urgent first, by {@link PriorityRule}; of the areas for which the actor is responsible.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<OrderView> page(@NotNull OrderFilter filter, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.OPEN_ORDERS);
        int size = Page.size(limit, LARGEST_PAGE);
        Instant now = clock.instant();
        Position after = cursor.map(Position::parse).orElse(Position.BEGINNING);
        return Page.cut(queries.queue(filter.inAreas(actor.areas()), after, now, size + 1), size, Ranked::cursor)
                .map(Ranked::view);
    }

    /** How many orders are in each state that needs an action: unrestored, or restored and not closed. */
    @Transactional
    public Map<OrderState, Long> counts(Actor actor) {
        actor.require(Permission.DISPATCH);
        return queries.counts(actor.areas());
    }

    /** @throws NotFoundException when there is no such order */
    @Transactional
    @Audited(value = "order-viewed", kind = AuditKind.LIST, subject = "order", key = 0)
    public OrderDetails details(long id, Actor actor) {
        actor.require(Permission.OPEN_ORDERS);
        OrderView order = queries.find(id, clock.instant()).orElseThrow(() -> new NotFoundException("work order", id));
        return new OrderDetails(order, queries.history(id));
    }

    @Transactional
    public Optional<OrderView> find(@NotBlank String number, Actor actor) {
        actor.require(Permission.OPEN_ORDERS);
        return queries.find(number, clock.instant());
    }

    /** Orders on these devices whose supply is not back, the most urgent first: for the supply path of a customer. */
    public Part<OrderView> unrestoredPart(@NotNull Collection<@NotNull String> elementKeys) {
        return queries.unrestoredPart(elementKeys, clock.instant());
    }
}
