package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.PeriodicJob;

/** Deletes what {@link FeedHistory} keeps no longer. */
@ApplicationScoped
public class FeedHistoryCleanupJob implements PeriodicJob {

    @Inject
    FeedHistory history;

    @Override
    public String name() {
        return "feed-history-cleanup";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        history.clear();
    }
}
