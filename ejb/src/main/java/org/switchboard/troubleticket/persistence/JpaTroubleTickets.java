package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.customer.SearchForm;
import org.switchboard.database.LostUpdate;
import org.switchboard.network.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.Place;
import org.switchboard.troubleticket.TicketAction;
import org.switchboard.troubleticket.TicketOpening;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.troubleticket.model.TicketMerge;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;

/** Tickets in the table {@code trouble_ticket}; what concerns all tickets of a device is one statement each. */
@ApplicationScoped
public class JpaTroubleTickets implements TroubleTickets {

    private static final String OPEN = "('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String ON_MATTER = """
            select id from trouble_ticket where matter = ?1 and category = 'FAULT_REPORT' and state in %s""".formatted(OPEN);

    private static final String OF_RECORDS = """
            select t.id from trouble_ticket t
            join identity_member mine on mine.customer_id = ?1
            join identity_member other on other.identity_id = mine.identity_id and other.customer_id = t.customer_id
            where t.category = 'FAULT_REPORT' and t.usage_point_key is null and t.state in %s
              and t.matter like 'customer %%' order by t.id limit 1""".formatted(OPEN);

    /** The open ticket that the ticket of this matter went into. */
    private static final String SURVIVOR = """
            with recursive up as (
              (select merged_into as id from trouble_ticket where matter = ?1 and merged_into is not null
               order by id desc limit 1)
              union
              select t.merged_into from up join trouble_ticket t on t.id = up.id where t.merged_into is not null)
            select t.id from up join trouble_ticket t on t.id = up.id
            where t.category = 'FAULT_REPORT' and t.state in %s""".formatted(OPEN);

    private static final String PROMISES_DUE = """
            with recursive done as (
              select cast(?1 as bigint) as id
              union
              select t.id from done join trouble_ticket t on t.merged_into = done.id)
            update callback set due_at = ?2, version = version + 1
            where ticket_id in (select id from done) and due_at is null and state <> 'REACHED'""";

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
              on conflict (ticket_id) do update set due_at = excluded.due_at, version = callback.version + 1
                where callback.due_at is null and callback.state <> 'REACHED'),
            promised_of_merged as (
              update callback set due_at = ?1, version = version + 1
              where due_at is null and state <> 'REACHED'
                and ticket_id in (select m.id from touched join trouble_ticket m on m.merged_into = touched.id))
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
        write(ticket);
    }

    @Override
    public Optional<String> matterOf(TicketOpening opening) {
        return opening.usagePoint()
                .map(point -> "usage-point " + point.source() + ' ' + point.key())
                .or(() -> opening.place().map(place -> matterOf(place, opening.device())))
                .or(() -> opening.customerId().map(id -> "customer " + identityOf(id)));
    }

    /** Only reports that name the same place in all ways count as one: two wires may be down on one line. */
    private static String matterOf(Place place, Optional<ElementKey> device) {
        return Stream.of(
                        Optional.of("place"),
                        device.map(element -> element.source() + ' ' + element.key()),
                        place.longitude().map(JpaTroubleTickets::rounded),
                        place.latitude().map(JpaTroubleTickets::rounded),
                        place.text().map(SearchForm::folded))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** To about ten metres. */
    private static String rounded(double degrees) {
        return String.format(Locale.ROOT, "%.4f", degrees);
    }

    /** The same number for all records of a customer. */
    private long identityOf(long customerId) {
        return ((Number) entities.createNativeQuery(
                                "select coalesce((select identity_id from identity_member where customer_id = ?1), ?1)")
                        .setParameter(1, customerId)
                        .getSingleResult())
                .longValue();
    }

    @Override
    public Optional<TroubleTicket> openFaultTicketOn(String matter, TicketOpening report) {
        return ids(ON_MATTER, matter)
                .or(() -> ids(SURVIVOR, matter))
                .or(() -> ofRecordsJoinedSince(report))
                .map(this::locked);
    }

    /** A ticket of one of the customer's records, opened before these became one customer. */
    private Optional<Long> ofRecordsJoinedSince(TicketOpening report) {
        return report.usagePoint().isPresent() || report.place().isPresent()
                ? Optional.empty()
                : report.customerId().flatMap(id -> ids(OF_RECORDS, id));
    }

    private Optional<Long> ids(String sql, Object parameter) {
        @SuppressWarnings("unchecked")
        List<Number> found =
                entities.createNativeQuery(sql).setParameter(1, parameter).getResultList();
        return found.stream().map(Number::longValue).findFirst();
    }

    private TroubleTicket locked(long id) {
        return entities.find(TroubleTicket.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Now, while the caller can still be told. */
    private void write(TroubleTicket ticket) {
        try {
            LostUpdate.refuse(entities, "ticket", ticket.number());
        } catch (PersistenceException failure) {
            if (isOfConstraint(failure, "trouble_ticket_open_matter")) {
                throw new BusinessException("fault-ticket-exists", "ticket", ticket.number(), ticket.number());
            }
            throw failure;
        }
    }

    private static boolean isOfConstraint(PersistenceException failure, String constraint) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(cause -> UNIQUE_VIOLATION.equals(cause.getSQLState())
                        && String.valueOf(cause.getMessage()).contains(constraint));
    }

    @Override
    public Optional<TroubleTicket> find(long id) {
        return Optional.ofNullable(entities.find(TroubleTicket.class, id));
    }

    @Override
    public void changed(TroubleTicket ticket) {
        write(ticket);
        if (!ticket.state().isOpen() && ticket.mergedInto().isEmpty()) {
            entities.createNativeQuery(PROMISES_DUE)
                    .setParameter(1, ticket.id())
                    .setParameter(2, Timestamp.from(ticket.stateSince()))
                    .executeUpdate();
        }
    }

    @Override
    public void add(TicketMerge merge) {
        entities.persist(merge);
    }

    @Override
    public Optional<TicketMerge> mergeOf(TroubleTicket merged) {
        return entities.createQuery(
                        "select m from TicketMerge m where m.mergedId = :ticket and m.undoneAt is null",
                        TicketMerge.class)
                .setParameter("ticket", merged.id())
                .getResultStream()
                .findFirst();
    }

    @Override
    public boolean ofDifferentCustomers(TroubleTicket one, TroubleTicket other) {
        return one.customerId().isPresent()
                && other.customerId().isPresent()
                && identityOf(one.customerId().get())
                        != identityOf(other.customerId().get());
    }

    @Override
    public boolean isUnrestored(long orderId) {
        return !entities.createNativeQuery("select id from work_order where id = ?1"
                        + " and state in ('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE')")
                .setParameter(1, orderId)
                .getResultList()
                .isEmpty();
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
