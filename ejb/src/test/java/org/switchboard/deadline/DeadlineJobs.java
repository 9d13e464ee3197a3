package org.switchboard.deadline;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.EventTransactions;
import org.switchboard.shared.Backoff;

/** Wires the job that handles deadlines where there is no container. */
public final class DeadlineJobs {

    private DeadlineJobs() {}

    public static DeadlineJob of(Jdbi jdbi, EventTransactions transactions, DeadlineHandler handler) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new DeadlineJob(new DeadlineRunner(new DeadlineTable(jdbi), transactions, List.of(handler), backoff));
    }
}
