package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.database.DatabaseAvailability;
import org.switchboard.job.PeriodicJob;
import org.switchboard.source.feed.FreshnessMonitor.Check;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;

/** Checks all freshness objectives every two seconds and reports changes in the log and the metrics. */
@ApplicationScoped
public class FreshnessMonitorJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(FreshnessMonitorJob.class.getName());

    private static final Duration UNTIL_SOURCES_ANSWER = Duration.ofSeconds(30);

    @Inject
    FreshnessMonitor monitor;

    @Inject
    FeedMetrics metrics;

    @Inject
    DatabaseAvailability database;

    @Override
    public String name() {
        return "freshness-monitor";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    /** A node that starts has its routes running by then, and their sources are awaited from then on. */
    @Override
    public Duration firstDelay() {
        return UNTIL_SOURCES_ANSWER;
    }

    /** After an outage of our own database sources are awaited as after a start. */
    @Override
    public void run() {
        if (!database.isAvailableFor(UNTIL_SOURCES_ANSWER)) {
            return;
        }
        Check check = monitor.check();
        check.changes().forEach(FreshnessMonitorJob::log);
        metrics.update(check);
    }

    private static void log(FreshnessChanged changed) {
        LOG.log(
                changed.change() == Change.BROKEN ? Level.WARNING : Level.INFO,
                () -> "freshness objective "
                        + result(changed.change())
                        + " source=" + changed.feed().source()
                        + " feed=" + changed.feed().name()
                        + changed.lag()
                                .map(lag -> " lagSeconds=" + lag.toSeconds())
                                .orElse(""));
    }

    private static String result(Change change) {
        return switch (change) {
            case BROKEN -> "missed";
            case KEPT -> "met";
            case WAIVED -> "waived";
        };
    }
}
