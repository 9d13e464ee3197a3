package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.customer.model.Customer;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.CallersOfOrder;
import org.switchboard.troubleticket.model.MovedTickets;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketsOnOrders;

/** Tickets in the table {@code trouble_ticket} by the order that they are attached to. */
@ApplicationScoped
public class OrderTicketsTable implements TicketsOnOrders {

    private static final String OPEN = "('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private static final String WRITE_DOWN = """
            , written as (
              insert into trouble_ticket_entry (ticket_id, at, actor, action, detail)
              select id, :at, :actor, :action, :detail from touched order by id)""";

    private static final String TOUCHED = " select id, number, customer_id from touched order by id";

    private static final String SET_ORDER = """
            touched as (
              update trouble_ticket t set work_order_id = :order, version = version + 1,
                state_since = case when state = 'ACKNOWLEDGED' then :at else state_since end,
                state = case when state = 'ACKNOWLEDGED' then 'IN_PROGRESS' else state end
              where t.state in %s and %s
              returning id, number, customer_id)""";

    private static final String ATTACH_BELOW = """
            with recursive below as (
              select e.source, e.source_key from network_element e
              where e.source_key = :key and e.source = :source and not e.deleted
              union
              select e.source, e.source_key from below b join network_element e
                on e.upstream_key = b.source_key and e.source = b.source and not e.deleted),
            """ + SET_ORDER.formatted(OPEN, """
              t.category = 'FAULT_REPORT' and t.work_order_id is null
                and t.cause is distinct from 'meter-energised-in-home'
                and (t.element_source = :source and t.element_key = :key
                  or exists (select 1 from below b
                             where b.source = t.element_source and b.source_key = t.element_key)
                  or exists (select 1 from usage_point u join below b on b.source_key = u.network_element_key
                             where u.source_key = t.usage_point_key and u.source = t.usage_point_source
                               and not u.deleted))
                and not exists (select 1 from trouble_ticket_entry e
                                where e.ticket_id = t.id and e.action = :byHand and e.detail = :detail)""") + WRITE_DOWN + TOUCHED;

    private static final String ATTACH =
            "with " + SET_ORDER.formatted(OPEN, "t.id = any (:tickets) and t.work_order_id is distinct from :order")
                    + WRITE_DOWN + TOUCHED;

    private static final String SET_FREE = """
            with touched as (
              update trouble_ticket set work_order_id = null, version = version + 1
              where work_order_id = :order and state in %s%s
              returning id, number, customer_id)""";

    private static final String DETACH = SET_FREE.formatted(OPEN, " and id = any (:tickets)") + WRITE_DOWN + TOUCHED;

    private static final String DETACH_ALL = SET_FREE.formatted(OPEN, "") + WRITE_DOWN + TOUCHED;

    private static final String CLOSE = """
            with touched as (
              update trouble_ticket set state = 'CLOSED', version = version + 1, state_since = :at, closed_at = :at,
                resolved_at = coalesce(resolved_at, :at)
              where work_order_id = :order and (state in %s or state = 'RESOLVED')
              returning id, number, customer_id, callback_wanted, callback_telephone)""".formatted(OPEN) + WRITE_DOWN + """
            , promised as (
              insert into callback (version, ticket_id, ticket_number, customer_id, telephone, state, attempts, due_at)
              select 1, id, number, customer_id, callback_telephone, 'TO_CALL', 0, :at from touched
              where callback_wanted
              order by id
              on conflict (ticket_id) do update set due_at = excluded.due_at, version = callback.version + 1
                where callback.due_at is null and callback.state <> 'REACHED'),
            promised_of_merged as (
              update callback set due_at = :at, version = version + 1
              where due_at is null and state <> 'REACHED'
                and ticket_id in (select m.id from touched join trouble_ticket m on m.merged_into = touched.id))""" + TOUCHED;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    protected OrderTicketsTable() {
        // for the container's proxy
    }

    public OrderTicketsTable(EntityManager entities, Jdbi jdbi) {
        this.entities = entities;
        this.jdbi = jdbi;
    }

    private record Touched(long id, String number, Optional<Long> customer) {}

    @Override
    public MovedTickets attachBelow(ElementKey device, long orderId, String orderNumber, String actor, Instant at) {
        return touch(
                ATTACH_BELOW,
                Map.of(
                        "order", orderId,
                        "source", device.source(),
                        "key", device.key(),
                        "byHand", TicketAction.DETACHED_BY_HAND.name()),
                new Line(TicketAction.ATTACHED_TO_ORDER, orderNumber, actor, at));
    }

    @Override
    public MovedTickets attach(Collection<Long> tickets, long orderId, String orderNumber, String actor, Instant at) {
        return touch(
                ATTACH,
                Map.of("order", orderId, "tickets", tickets.toArray(Long[]::new)),
                new Line(TicketAction.ATTACHED_TO_ORDER, orderNumber, actor, at));
    }

    @Override
    public MovedTickets detach(
            Collection<Long> tickets, long orderId, TicketAction action, String detail, String actor, Instant at) {
        return touch(
                DETACH,
                Map.of("order", orderId, "tickets", tickets.toArray(Long[]::new)),
                new Line(action, detail, actor, at));
    }

    @Override
    public MovedTickets detachAll(long orderId, TicketAction action, String detail, String actor, Instant at) {
        return touch(DETACH_ALL, Map.of("order", orderId), new Line(action, detail, actor, at));
    }

    @Override
    public MovedTickets close(long orderId, String orderNumber, String actor, Instant at) {
        return touch(CLOSE, Map.of("order", orderId), new Line(TicketAction.RESTORED, orderNumber, actor, at));
    }

    @Override
    public Set<Long> customersOf(long orderId) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct customer_id from trouble_ticket where work_order_id = :order"
                                + " and customer_id is not null")
                .bind("order", orderId)
                .mapTo(Long.class)
                .list()));
    }

    @Override
    public CallersOfOrder callersOf(long orderId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(distinct c.id) filter (where :lifeSupport = any (c.sensitive)) as life_support,
                               coalesce(bool_or(t.hazards <> '' or t.symptom = 'danger'), false) as hazard
                        from trouble_ticket t left join customer c on c.id = t.customer_id
                        where t.work_order_id = :order and t.state in %s""".formatted(OPEN))
                .bind("order", orderId)
                .bind("lifeSupport", Customer.LIFE_SUPPORT)
                .map(ConstructorMapper.of(CallersOfOrder.class))
                .one());
    }

    /** What the history of each ticket gets. */
    private record Line(TicketAction action, String detail, String actor, Instant at) {}

    /** Bypasses the entity manager, which therefore writes first and clears its cache. */
    private MovedTickets touch(String sql, Map<String, Object> parameters, Line line) {
        entities.flush();
        List<Touched> touched = jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(parameters)
                .bind("at", line.at)
                .bind("actor", line.actor)
                .bind("action", line.action.name())
                .bind("detail", line.detail)
                .map((row, context) -> new Touched(
                        row.getLong("id"),
                        row.getString("number"),
                        Optional.ofNullable(row.getObject("customer_id", Long.class))))
                .list());
        entities.clear();
        return new MovedTickets(
                touched.stream().map(Touched::id).collect(Collectors.toSet()),
                touched.stream().flatMap(ticket -> ticket.customer().stream()).collect(Collectors.toSet()),
                touched.stream().map(Touched::number).toList());
    }
}
