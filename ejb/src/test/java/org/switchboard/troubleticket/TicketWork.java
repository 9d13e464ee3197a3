package org.switchboard.troubleticket;

import static org.switchboard.access.model.Actors.person;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.switchboard.access.HashingLimit;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Pbkdf2PasswordHashing;
import org.switchboard.access.persistence.JpaUsers;
import org.switchboard.access.persistence.KeptSignInTable;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.knowledge.ArticleUse;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.persistence.JpaCallbacks;
import org.switchboard.troubleticket.persistence.JpaTroubleTickets;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.troubleticket.persistence.TroubleCallTable;

/** Ticket services over a real database, with the users wang, zhao and li. */
final class TicketWork {

    static final ElementKey POINT = new ElementKey("cis", "UP-1");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final TransactionalDatabase database;
    final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    final RecordedEvents<TicketsChanged> changes = new RecordedEvents<>();
    final TroubleCalls calls;
    final TicketDesk desk;
    final TicketLists tickets;
    final TicketHandling handling;
    final CallbackList callbacks;

    TicketWork(TransactionalDatabase database) {
        this.database = database;
        JpaTroubleTickets troubleTickets = new JpaTroubleTickets(database.entities());
        TicketQueries queries = new TicketQueries(database.jdbi());
        calls = new TroubleCalls(
                troubleTickets,
                queries,
                new TroubleCallTable(database.jdbi()),
                changes,
                new RecordedEvents<>(),
                clock,
                ZONE);
        desk = new TicketDesk(
                troubleTickets,
                queries,
                new ArticleUse(new ArticleUseTable(database.jdbi()), clock),
                changes,
                clock,
                ZONE);
        tickets = new TicketLists(queries);
        UserAdministration users = new UserAdministration(
                new JpaUsers(database.entities()),
                new Pbkdf2PasswordHashing(new Pbkdf2PasswordHashImpl(), new Pbkdf2PasswordHashImpl()),
                new HashingLimit(),
                new KeptSignIns(
                        new KeptSignInTable(database.jdbi()),
                        new JpaUsers(database.entities()),
                        new RecordedEvents<>(),
                        clock),
                new AuditTrail(new AuditTable(database.jdbi()), clock),
                new RecordedEvents<>(),
                clock);
        handling = new TicketHandling(troubleTickets, tickets, users, changes, clock);
        callbacks = new CallbackList(new JpaCallbacks(database.entities()), queries, changes, clock);
        Set.of("wang", "zhao", "li").forEach(name -> database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into app_user (version, name, display_name, language, password_hash, enabled, demo,
                                              created_at)
                        values (1, :name, :name, 'en', 'x', true, false, now())""").bind("name", name).execute()));
    }

    long customer(String name) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name)
                        values ('cis', :name, now(), now(), false, '{}', :name) returning id""")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    static TicketOpening fault() {
        return TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE);
    }

    TicketView report(TicketOpening opening) {
        return database.inTransaction(
                () -> calls.report(opening, Optional.empty(), person("wang")).ticket());
    }

    TicketView change(TicketView seen, TicketChange change) {
        return database.inTransaction(() -> handling.change(SeenTicket.as(seen), change, person("zhao")));
    }

    TicketView merge(TicketView merged, TicketView into) {
        return database.inTransaction(
                () -> handling.merge(SeenTicket.withoutVersionCheck(merged.id()), into.id(), false, person("zhao")));
    }

    TicketView unmerge(TicketView merged) {
        return database.inTransaction(
                () -> handling.unmerge(SeenTicket.withoutVersionCheck(merged.id()), person("zhao")));
    }

    TicketView now(TicketView ticket) {
        return tickets.view(ticket.id(), person("wang"));
    }
}
