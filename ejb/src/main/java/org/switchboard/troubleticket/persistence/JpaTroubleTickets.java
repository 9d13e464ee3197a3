package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.database.LostUpdate;
import org.switchboard.network.ElementKey;
import org.switchboard.troubleticket.TicketAction;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;

/** Tickets in the table {@code trouble_ticket}; what concerns all tickets of a device is one statement each. */
@ApplicationScoped
public class JpaTroubleTickets implements TroubleTickets {

    private static final String OPEN = "('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private static final String WRITE_DOWN = """
            , written as (
              insert into trouble_ticket_entry (ticket_id, at, actor, action, detail)
              select id, ?1, ?2, ?3, ?4 from touched)""";

    private static final String ATTACH = """
            with touched as (
              update trouble_ticket set work_order_id = ?5, version = version + 1,
                state_since = case when state = 'ACKNOWLEDGED' then ?1 else state_since end,
                state = case when state = 'ACKNOWLEDGED' then 'IN_PROGRESS' else state end
              where element_source = ?6 and element_key = ?7 and work_order_id is null and state in %s
              returning id, customer_id)""".formatted(OPEN) + WRITE_DOWN + " select id, customer_id from touched";

    private static final String DETACH = """
            with touched as (
              update trouble_ticket set work_order_id = null, version = version + 1
              where work_order_id = ?5 and state in %s
              returning id, customer_id)""".formatted(OPEN) + WRITE_DOWN + " select id, customer_id from touched";

    private static final String RESTORED = """
            with touched as (
              update trouble_ticket set state = 'CLOSED', version = version + 1, state_since = ?1, closed_at = ?1,
                resolved_at = coalesce(resolved_at, ?1)
              where work_order_id = ?5 and (state in %s or state = 'RESOLVED')
              returning id, number, customer_id, callback_wanted, callback_telephone)""".formatted(OPEN) + WRITE_DOWN + """
            , promised as (
              insert into callback (version, ticket_id, ticket_number, customer_id, telephone, state, attempts, due_at)
              select 1, id, number, customer_id, callback_telephone, 'TO_CALL', 0, ?1 from touched
              where callback_wanted
              order by id
              on conflict (ticket_id) do update set state = 'TO_CALL', due_at = excluded.due_at,
                version = callback.version + 1)
            select id, customer_id from touched""";

    @Inject
    EntityManager entities;

    protected JpaTroubleTickets() {
        // for the container's proxy
    }

    public JpaTroubleTickets(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public long nextNumber() {
        return ((Number) entities.createNativeQuery("select nextval('trouble_ticket_number')")
                        .getSingleResult())
                .longValue();
    }

    @Override
    public void add(TroubleTicket ticket) {
        entities.persist(ticket);
        entities.flush();
    }

    @Override
    public Optional<TroubleTicket> find(long id) {
        return Optional.ofNullable(entities.find(TroubleTicket.class, id));
    }

    @Override
    public void changed(TroubleTicket ticket) {
        LostUpdate.refuse(entities, "ticket", ticket.number());
    }

    @Override
    public TicketsChanged attachOpenOf(ElementKey device, long orderId, String orderNumber, String actor, Instant at) {
        return touch(statement(ATTACH, TicketAction.ATTACHED_TO_ORDER, orderId, orderNumber, actor, at)
                .setParameter(6, device.source())
                .setParameter(7, device.key()));
    }

    @Override
    public TicketsChanged detachOpenOf(long orderId, String orderNumber, String actor, Instant at) {
        return touch(statement(DETACH, TicketAction.DETACHED_FROM_ORDER, orderId, orderNumber, actor, at));
    }

    @Override
    public TicketsChanged restored(long orderId, String orderNumber, String actor, Instant at) {
        return touch(statement(RESTORED, TicketAction.RESTORED, orderId, orderNumber, actor, at));
    }

    @Override
    public Set<Long> customersOf(long orderId) {
        return new HashSet<>(entities.createQuery(
                        "select distinct t.customerId from TroubleTicket t"
                                + " where t.workOrderId = :order and t.customerId is not null",
                        Long.class)
                .setParameter("order", orderId)
                .getResultList());
    }

    private Query statement(
            String sql, TicketAction action, long orderId, String orderNumber, String actor, Instant at) {
        return entities.createNativeQuery(sql)
                .setParameter(1, Timestamp.from(at))
                .setParameter(2, actor)
                .setParameter(3, action.name())
                .setParameter(4, orderNumber)
                .setParameter(5, orderId);
    }

    /** Behind the back of the entity manager, which therefore forgets what it holds. */
    private TicketsChanged touch(Query statement) {
        entities.flush();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = statement.getResultList();
        entities.clear();
        Set<Long> tickets = new HashSet<>();
        Set<Long> customers = new HashSet<>();
        for (Object[] row : rows) {
            tickets.add(((Number) row[0]).longValue());
            if (row[1] != null) {
                customers.add(((Number) row[1]).longValue());
            }
        }
        return new TicketsChanged(tickets, customers);
    }
}
