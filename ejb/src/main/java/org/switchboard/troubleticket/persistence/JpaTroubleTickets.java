package org.switchboard.troubleticket.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.database.LostUpdate;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketMerge;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TroubleTicket;
import org.switchboard.troubleticket.model.TroubleTickets;

/** Tickets in the table {@code trouble_ticket}. */
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

    private static final String CALLBACKS_DUE = """
            with recursive done as (
              select cast(?1 as bigint) as id
              union
              select t.id from done join trouble_ticket t on t.merged_into = done.id)
            update callback set due_at = ?2, version = version + 1
            where ticket_id in (select id from done) and due_at is null and state <> 'REACHED'""";

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

    /** Now, while the caller can still get a refusal. */
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
            entities.createNativeQuery(CALLBACKS_DUE)
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
}
