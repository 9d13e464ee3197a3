package org.switchboard.deadline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.EventTransactions;
import org.switchboard.shared.Backoff;
import org.switchboard.shared.RecordedEvents;

/** The deadlines of one handler on one node, which handles them when a test says so. */
public final class DeadlineHandling {

    private final DeadlineRunner runner;

    public DeadlineHandling(TransactionalDatabase database, Clock clock, Function<Deadlines, DeadlineHandler> handler) {
        DeadlineTable table = new DeadlineTable(database.jdbi());
        EventTransactions transactions = new EventTransactions() {
            @Override
            public <T> T run(Callable<T> action) {
                return database.inTransaction(action);
            }
        };
        runner = new DeadlineRunner(
                table,
                transactions,
                List.of(handler.apply(new Deadlines(table, new RecordedEvents<>(), clock))),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    /** All that is due, one after another. */
    public void handleAll() {
        while (runner.handleNext()) {
            // the next one
        }
    }
}
