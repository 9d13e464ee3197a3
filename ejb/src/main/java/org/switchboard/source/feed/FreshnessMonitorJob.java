package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.job.PeriodicJob;
import org.switchboard.source.feed.FreshnessMonitor.Look;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;

/** Looks at all promises every other second, and says in the log and in the metrics how the feeds fare. */
@ApplicationScoped
public class FreshnessMonitorJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(FreshnessMonitorJob.class.getName());

    @Inject
    FreshnessMonitor watch;

    @Inject
    FeedMetrics metrics;

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
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        Look look = watch.look();
        look.changes().forEach(FreshnessMonitorJob::say);
        metrics.seen(look);
    }

    private static void say(FreshnessChanged seen) {
        LOG.log(
                seen.change() == Change.BROKEN ? Level.WARNING : Level.INFO,
                () -> "promise "
                        + seen.change().name().toLowerCase(Locale.ROOT)
                        + " source=" + seen.feed().source()
                        + " feed=" + seen.feed().name()
                        + seen.lag()
                                .map(lag -> " lagSeconds=" + lag.toSeconds())
                                .orElse(""));
    }
}
