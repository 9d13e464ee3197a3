package org.switchboard.event;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the readers of this node, and the jobs that keep the event log in order. */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventLogScheduler {

    private static final Logger LOG = Logger.getLogger(EventLogScheduler.class.getName());

    private static final Duration CHECK_PAUSE = Duration.ofSeconds(10);

    @Inject
    EventDispatcher dispatcher;

    @Inject
    EventLogMaintenance maintenance;

    @Inject
    EventGroupAdministration groups;

    @Inject
    EventMetrics metrics;

    @Inject
    Instance<EventConsumer> consumers;

    @Inject
    Instance<BroadcastListener> listeners;

    @Inject
    @ConfigProperty(name = "switchboard.events.keep.days", defaultValue = "7")
    int keepDays;

    @Inject
    @ConfigProperty(name = "switchboard.events.idle-transaction.minutes", defaultValue = "10")
    int idleMinutes;

    @Resource
    ManagedThreadFactory threads;

    private EventReaderStart readerStart;
    private boolean failing;

    @PostConstruct
    void start() {
        attempt("partitions", maintenance::makePartitions);
        consumers.forEach(dispatcher::register);
        int number = 0;
        for (BroadcastListener listener : listeners) {
            dispatcher.listen(String.valueOf(++number), listener);
        }
        readerStart =
                new EventReaderStart(maintenance::repairAfterRestore, () -> dispatcher.start(threads), CHECK_PAUSE);
        readerStart.begin(threads);
    }

    @PreDestroy
    void stop() {
        readerStart.stop();
        dispatcher.stop();
    }

    @Schedule(hour = "*", minute = "7", persistent = false)
    void keepPartitions() {
        attempt("partitions", maintenance::makePartitions);
        attempt("retention", () -> maintenance.dropPartitions(keepDays));
        attempt("retention of replayed events", () -> maintenance.deleteReplayed(keepDays));
    }

    @Schedule(hour = "*", minute = "*", second = "23", persistent = false)
    void endIdleTransactions() {
        attempt("idle transactions", () -> maintenance.endIdleTransactions(Duration.ofMinutes(idleMinutes)));
    }

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void measure() {
        try {
            metrics.update(groups.lags(), groups.oldestTransactionSeconds());
            failing = false;
        } catch (RuntimeException unavailable) {
            LOG.log(failing ? Level.FINE : Level.WARNING, "event log not measured, tried again", unavailable);
            failing = true;
        }
    }

    /** For jobs with a schedule. Until the next run, the default partition takes events without a partition. */
    private static void attempt(String job, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "event log: " + job + " failed, tried again at its next scheduled run", failure);
        }
    }
}
