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

    private boolean failing;

    @PostConstruct
    void start() {
        attempt("restore check", maintenance::repairAfterRestore);
        attempt("partitions", maintenance::makePartitions);
        consumers.forEach(dispatcher::register);
        int number = 0;
        for (BroadcastListener listener : listeners) {
            dispatcher.listen(String.valueOf(++number), listener);
        }
        dispatcher.start(threads);
    }

    @PreDestroy
    void stop() {
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

    /** The log goes on without a job that fails: the default partition takes what has none, and the next run tries again. */
    private static void attempt(String job, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "event log: " + job + " failed, tried again at the next run", failure);
        }
    }
}
