package org.switchboard.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks every few seconds at what lies in the outbox, for the metrics. */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxMonitor {

    private static final Logger LOG = Logger.getLogger(OutboxMonitor.class.getName());

    private static final int SECONDS_BETWEEN_LOOKS = 5;

    @Inject
    OutboxDesk desk;

    @Inject
    OutboxMetrics metrics;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Future<?> looking;
    private boolean failing;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    /** Runs as a task of the scheduler, one at a time; whatever fails is tried again at the next look. */
    private void look() {
        try {
            metrics.seen(desk.destinations());
            failing = false;
        } catch (RuntimeException databaseUnavailable) {
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "outbox not measured, will be tried again",
                    databaseUnavailable);
            failing = true;
        }
    }
}
