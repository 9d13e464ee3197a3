package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.event.persistence.EventPartitions;
import org.switchboard.event.persistence.EventRetryTable;
import org.switchboard.event.persistence.IdleTransactions;
import org.switchboard.event.persistence.RestoredEventLog;

/** Keeps the event log in order: partitions for the coming days, none of the past, no transaction that is left open. */
@ApplicationScoped
public class EventLogMaintenance {

    private static final Logger LOG = Logger.getLogger(EventLogMaintenance.class.getName());

    /** A partition is made while its day has no events. If this job fails, operators have this many days to mend it. */
    private static final int DAYS_AHEAD = 3;

    private EventPartitions partitions;
    private EventRetryTable retries;
    private IdleTransactions idleTransactions;
    private RestoredEventLog restored;
    private EventTransactions transactions;
    private Clock clock;

    protected EventLogMaintenance() {
        // for the container's proxy
    }

    @Inject
    public EventLogMaintenance(
            EventPartitions partitions,
            EventRetryTable retries,
            IdleTransactions idleTransactions,
            RestoredEventLog restored,
            EventTransactions transactions,
            Clock clock) {
        this.partitions = partitions;
        this.retries = retries;
        this.idleTransactions = idleTransactions;
        this.restored = restored;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Before the start-up beans of the node publish anything ({@link EventLogStartup}). A repair that fails is repeated while
     * the node already works, so what is published until then can be taken for handled.
     */
    void repairAfterRestore() {
        if (inTransaction(() -> restored.repair(clock.instant()))) {
            LOG.warning("event log comes from another PostgreSQL server: positions of all groups brought in line");
        }
    }

    /** Makes the partitions of today and the next days; a day that cannot have one now stays in the default partition. */
    void makePartitions() {
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today().plusDays(ahead);
            boolean made = inTransaction(() -> !partitions.lock() || partitions.make(day));
            if (!made) {
                LOG.log(Level.INFO, "event log: events of {0} stay in the default partition", day);
            }
        }
    }

    /**
     * Drops what is older and what every group has passed.
     *
     * @param keepDays days before today that are kept
     */
    void dropPartitions(int keepDays) {
        LocalDate first = today().minusDays(keepDays);
        for (String partition : partitions.before(first)) {
            boolean dropped = inTransaction(() -> !partitions.lock() || partitions.drop(partition, first));
            if (!dropped) {
                LOG.log(Level.WARNING, "event log: partition {0} kept, a group has not passed its events", partition);
            }
        }
        inTransaction(() -> partitions.lock() ? partitions.deleteFromDefault(first) : 0);
    }

    /**
     * Deletes events that were set aside and then replayed. Those not replayed stay.
     *
     * @param keepDays days before today that are kept
     */
    void deleteReplayed(int keepDays) {
        Instant before =
                today().minusDays(keepDays).atStartOfDay(ZoneOffset.UTC).toInstant();
        inTransaction(() -> retries.deleteReplayed(before));
    }

    /** Ends sessions of this application that have written something and then left their transaction idle. */
    void endIdleTransactions(Duration limit) {
        idleTransactions.endIdleFor(limit).forEach(session -> LOG.log(Level.WARNING, "idle transaction {0}", session));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private <T> T inTransaction(Callable<T> action) {
        try {
            return transactions.run(action);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
