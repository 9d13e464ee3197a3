package org.switchboard.deadline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.EventNode;
import org.switchboard.event.EventTransactions;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.job.JobNode;
import org.switchboard.shared.Backoff;
import org.switchboard.shared.RecordedEvents;

/** A node that handles deadlines, with connections of its own to the common database. */
final class DeadlineNode implements AutoCloseable {

    private static final Backoff SHORT = new Backoff(Duration.ofMillis(20), Duration.ofMillis(40));

    final EventNode events;
    final Deadlines deadlines;
    final DeadlineAdministration administration;
    final DeadlineRunner runner;
    private final JobNode jobs;

    DeadlineNode(DataSource database, Clock clock, DeadlineHandler... handlers) {
        events = new EventNode(database, clock);
        jobs = new JobNode(database);
        DeadlineTable table = new DeadlineTable(events.database.jdbi());
        RecordedEvents<DeadlineSet> changes = new RecordedEvents<>();
        changes.observe(events::publish);
        deadlines = new Deadlines(table, changes, clock);
        RecordedEvents<DeadlineDiscarded> discards = new RecordedEvents<>();
        discards.observe(events::publish);
        administration = new DeadlineAdministration(
                table, new AuditTrail(new AuditTable(events.database.jdbi()), clock), changes, discards);
        EventTransactions transactions = new EventTransactions() {
            @Override
            public <T> T run(Callable<T> action) {
                return events.database.inTransaction(action);
            }
        };
        runner = new DeadlineRunner(table, transactions, List.of(handlers), SHORT);
        events.listens(new DeadlineWakeUps(jobs.scheduler));
    }

    void start() {
        jobs.start(new DeadlineJob(runner));
        events.start();
    }

    void set(String kind, String subject, Instant due) {
        events.database.transact(() -> deadlines.set(
                kind, subject, due, JsonNodeFactory.instance.objectNode(), new ChangeAuthor("li", "PERSON")));
    }

    /** In one transaction. */
    void setAll(String kind, Map<String, Instant> due) {
        events.database.transact(() -> due.forEach((subject, at) -> deadlines.set(
                kind, subject, at, JsonNodeFactory.instance.objectNode(), new ChangeAuthor("li", "PERSON"))));
    }

    /** All that is due, one after another. */
    void handleAll() {
        while (runner.handleNext()) {
            // the next one
        }
    }

    @Override
    public void close() {
        jobs.close();
        events.close();
    }
}
