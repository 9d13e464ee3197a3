package org.switchboard.identity;

import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.identity.model.MergeView;
import org.switchboard.identity.model.ReviewView;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.identity.persistence.IdentityGraph;
import org.switchboard.identity.persistence.IdentityRecords;
import org.switchboard.identity.persistence.ReviewTable;
import org.switchboard.interaction.ContactLogged;
import org.switchboard.interaction.Contacts;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.persistence.InteractionTable;
import org.switchboard.knowledge.ArticleUse;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.OperatorFiles;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.RecordType;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.persistence.JpaTroubleTickets;
import org.switchboard.troubleticket.persistence.TicketQueries;

/** Identity resolution over a real database, with tickets and contacts to attach, and words to tell a story about them. */
final class Register {

    static final String SUPERVISOR = "supervisor";
    private static final int AT_ONCE = 20;

    final TransactionalDatabase database;
    final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    final RecordedEvents<IdentitiesChanged> changes = new RecordedEvents<>();
    final Identities identities;
    final Resolution resolution;
    final LikelyMatches likely;
    private final TicketDesk desk;
    private final TicketLists tickets;
    private final Contacts contacts;

    Register(TransactionalDatabase database) {
        this.database = database;
        IdentityRecords records = new IdentityRecords(database.jdbi());
        IdentityGraph graph = new IdentityGraph(database.jdbi());
        ReviewTable reviews = new ReviewTable(database.jdbi(), records);
        identities =
                new Identities(graph, reviews, changes, new AuditTrail(new AuditTable(database.jdbi()), clock), clock);
        resolution = new Resolution(
                records,
                graph,
                reviews,
                new DueTable(database.jdbi()),
                new MatchingRules(new OperatorFiles(Optional.empty())),
                changes,
                clock);
        likely = new LikelyMatches(records, new MatchingRules(new OperatorFiles(Optional.empty())));
        TicketQueries ticketQueries = new TicketQueries(database.jdbi());
        desk = new TicketDesk(
                new JpaTroubleTickets(database.entities()),
                ticketQueries,
                new ArticleUse(new ArticleUseTable(database.jdbi()), clock),
                new RecordedEvents<>(),
                clock,
                ZoneId.of("Asia/Shanghai"));
        tickets = new TicketLists(ticketQueries);
        contacts = new Contacts(new InteractionTable(database.jdbi()), new RecordedEvents<ContactLogged>(), clock);
    }

    /** @param telephone and the number: empty when the source does not know it */
    long record(String source, String key, String name, String identityNumber, String telephone) {
        long id = database.inTransaction(() -> database.jdbi().withHandle(handle -> handle.createQuery("""
                        insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name,
                                              identity_number, telephones)
                        values (:source, :key, :now, :now, false, '{}', :name, nullif(:number, ''),
                                case when :telephone = '' then '{}'::text[] else array[:telephone] end)
                        on conflict (source, source_key) do update set name = excluded.name,
                          identity_number = excluded.identity_number, telephones = excluded.telephones,
                          received_at = excluded.received_at
                        returning id""")
                .bind("source", source)
                .bind("key", key)
                .bind("now", clock.instant())
                .bind("name", name)
                .bind("number", identityNumber)
                .bind("telephone", telephone)
                .mapTo(Long.class)
                .one()));
        database.transact(() -> resolution.mark(RecordType.CUSTOMER, source, List.of(key)));
        return id;
    }

    void delete(String source, String key) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update customer set deleted = true where source = ? and source_key = ?", source, key));
        database.transact(() -> resolution.mark(RecordType.CUSTOMER, source, List.of(key)));
    }

    /** Until nothing is due. */
    void resolve() {
        while (database.inTransaction(() -> resolution.index(AT_ONCE)) > 0) {
            // keys first
        }
        while (database.inTransaction(() -> resolution.resolve(AT_ONCE)) > 0) {
            // some at a time, as the server does
        }
    }

    MergeView join(long one, long other) {
        return database.inTransaction(() -> identities.joinByHand(one, other, person(SUPERVISOR)));
    }

    MergeView undo(long merge) {
        return database.inTransaction(() -> identities.undo(merge, person(SUPERVISOR)));
    }

    List<MergeView> merges() {
        return database.inTransaction(() -> identities.merges(100, Optional.empty(), person("wang")))
                .items();
    }

    List<ReviewView> reviews() {
        return database.inTransaction(() -> identities.reviews(100, Optional.empty(), person("wang")))
                .items();
    }

    /** All records of the customer whom this record is of. */
    Set<Long> recordsOf(long record) {
        List<Long> records = database.jdbi().withHandle(handle -> handle.createQuery("""
                        select cast(:id as bigint) union
                        select m.customer_id from identity_member a join identity_member m using (identity_id)
                        where a.customer_id = :id""")
                .bind("id", record)
                .mapTo(Long.class)
                .list());
        return new TreeSet<>(records);
    }

    long ticketOf(long record) {
        return database.inTransaction(() -> desk.open(
                        TicketOpening.of(TicketCategory.ENQUIRY, Channel.TELEPHONE)
                                .forCustomer(record)
                                .saying("a question"),
                        person("wang")))
                .id();
    }

    long contactOf(long record) {
        clock.advance(Duration.ofSeconds(1));
        return database.inTransaction(() -> contacts.log(Contact.callOf(record), person("wang")))
                .id();
    }

    Set<Long> ticketsOf(Set<Long> records) {
        return new TreeSet<>(database
                .inTransaction(
                        () -> tickets.page(TicketFilter.ofCustomer(records), 200, Optional.empty(), person("wang")))
                .items()
                .stream()
                .map(TicketView::id)
                .toList());
    }

    Set<Long> contactsOf(Set<Long> records) {
        return new TreeSet<>(
                database.inTransaction(() -> contacts.ofCustomer(records, 200, Optional.empty())).items().stream()
                        .map(PartyInteraction::id)
                        .toList());
    }
}
