package org.switchboard.source.feed;

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
import org.switchboard.source.feed.FreshnessMonitor.Look;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;

/** Looks at all promises every other second, and says in the log and in the metrics how the feeds fare. */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FreshnessMonitorScheduler {

    private static final Logger LOG = Logger.getLogger(FreshnessMonitorScheduler.class.getName());

    /** A node that starts has its routes running by then, and their sources are awaited from then on. */
    private static final int SECONDS_BEFORE_FIRST_LOOK = 30;

    private static final int SECONDS_BETWEEN_LOOKS = 2;
    private static final int LOOKS_BETWEEN_CLEARINGS = 300;

    @Inject
    FreshnessMonitor watch;

    @Inject
    FeedHistory history;

    @Inject
    FeedMetrics metrics;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Future<?> looking;
    private int looks;
    private boolean failing;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(
                this::look, SECONDS_BEFORE_FIRST_LOOK, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
    }

    /** Runs as a task of the scheduler, one at a time; whatever fails is tried again at the next look. */
    private void look() {
        try {
            Look look = watch.look();
            look.changes().forEach(FreshnessMonitorScheduler::say);
            metrics.seen(look);
            if (looks++ % LOOKS_BETWEEN_CLEARINGS == 0) {
                history.clear();
            }
            failing = false;
        } catch (RuntimeException databaseUnavailable) {
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "promises not looked after, will be tried again",
                    databaseUnavailable);
            failing = true;
        }
    }

    private static void say(FreshnessChanged seen) {
        LOG.log(
                seen.change() == Change.BROKEN ? Level.WARNING : Level.INFO,
                () -> "promise "
                        + seen.change().name().toLowerCase(java.util.Locale.ROOT)
                        + " source=" + seen.feed().source()
                        + " feed=" + seen.feed().name()
                        + seen.lag()
                                .map(lag -> " lagSeconds=" + lag.toSeconds())
                                .orElse(""));
    }
}
