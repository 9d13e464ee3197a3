package org.switchboard.troubleticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actors;
import org.switchboard.database.TestDatabase;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.deadline.DeadlineHandling;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.persistence.AgreedCallbacks;

/** Callbacks agreed on one node, of which two remind. */
class CallbackRemindersTest {

    /** Of the database's clock, for which nothing is due before a test says so. */
    private static final Duration FAR_AHEAD = Duration.ofDays(36_500);

    private static DataSource dataSource;
    private static TransactionalDatabase database;
    private static TransactionalDatabase otherNode;

    private final RecordedEvents<CallbackDue> reminded = new RecordedEvents<>();
    private TicketWork work;
    private DeadlineHandling here;
    private DeadlineHandling there;

    @BeforeAll
    static void startDatabase() {
        dataSource = TestDatabase.fresh();
        database = new TransactionalDatabase(dataSource);
        otherNode = new TransactionalDatabase(dataSource);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        otherNode.close();
    }

    @BeforeEach
    void assemble() {
        work = new TicketWork(database.emptied());
        work.clock.advance(FAR_AHEAD);
        here = reminding(database);
        there = reminding(otherNode);
    }

    /** A node that is notified of changed tickets if it is the one on which they change. */
    private DeadlineHandling reminding(TransactionalDatabase node) {
        return new DeadlineHandling(node, work.clock, deadlines -> {
            CallbackReminders reminders =
                    new CallbackReminders(new AgreedCallbacks(node.jdbi()), deadlines, reminded, work.clock);
            if (node == database) {
                work.changes.observe(reminders::follow);
            }
            return reminders;
        });
    }

    @Test
    void callback_is_reminded_of_once_when_its_moment_has_come() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        assertThat(stored()).hasSize(1);
        handle();
        assertThat(reminded.fired()).isEmpty();
        timePasses();
        handle();
        handle();
        assertThat(reminded.fired())
                .extracting(CallbackDue::ticketId, CallbackDue::customerId)
                .containsExactly(tuple(ticket.id(), ticket.customerId()));
        assertThat(stored()).isEmpty();
    }

    @Test
    void another_moment_replaces_the_first() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        agree(ticket, in(Duration.ofHours(5)));
        assertThat(stored()).containsExactly(in(Duration.ofHours(5)));
    }

    @Test
    void no_reminder_for_a_customer_reached_before() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        long callback = work.tickets
                .details(ticket.id(), Actors.person("wang"))
                .callbacks()
                .get(0)
                .id();
        database.transact(() -> work.callbacks.reached(callback, Actors.person("wang")));
        timePasses();
        handle();
        assertThat(reminded.fired()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void callback_that_was_tried_is_a_change_of_its_ticket() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        long callback = work.tickets
                .details(ticket.id(), Actors.person("wang"))
                .callbacks()
                .get(0)
                .id();
        int before = work.changes.fired().size();
        database.transact(() -> work.callbacks.notReached(callback, Actors.person("wang")));
        database.transact(() -> work.callbacks.reached(callback, Actors.person("wang")));
        assertThat(work.changes.fired().stream().skip(before))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.numbers()).containsExactly(ticket.number()));
    }

    @Test
    void no_reminder_for_a_callback_that_now_waits_for_its_matter() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        database.transact(
                () -> work.desk.agreeCallback(ticket.id(), "13800000001", Optional.empty(), Actors.person("wang")));
        timePasses();
        handle();
        assertThat(reminded.fired()).isEmpty();
    }

    @Test
    void no_reminder_at_the_first_time_of_a_callback_agreed_again_for_later() {
        TicketView ticket = report();
        agree(ticket, in(Duration.ofHours(2)));
        agree(ticket, in(Duration.ofHours(-1)));
        timePasses();
        handle();
        assertThat(reminded.fired()).isEmpty();
    }

    @Test
    void agreement_that_is_rolled_back_leaves_no_deadline() {
        TicketView ticket = report();
        assertThatThrownBy(() -> database.transact(() -> {
                    work.desk.agreeCallback(
                            ticket.id(), "13800000001", Optional.of(in(Duration.ofHours(2))), Actors.person("wang"));
                    throw new IllegalStateException("changed by somebody else");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stored()).isEmpty();
    }

    private TicketView report() {
        return work.report(TicketWork.fault().forCustomer(work.customer("王小明")));
    }

    private void agree(TicketView ticket, Instant moment) {
        database.transact(
                () -> work.desk.agreeCallback(ticket.id(), "13800000001", Optional.of(moment), Actors.person("wang")));
    }

    private Instant in(Duration time) {
        return work.clock.instant().plus(time);
    }

    /** The database goes by its own clock, and never by that of the test. */
    private static void timePasses() {
        Jdbi.create(dataSource)
                .useHandle(
                        handle -> handle.execute("update deadline set next_attempt_at = now() - interval '1 second'"));
    }

    private void handle() {
        here.handleAll();
        there.handleAll();
    }

    private static List<Instant> stored() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery("select due_at from deadline")
                .mapTo(Instant.class)
                .list());
    }
}
