package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.FeedState.ObjectiveStatus;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.model.FreshnessChanged.Change;
import org.switchboard.source.persistence.FeedTable;
import org.switchboard.source.persistence.FreshnessChangeTable;

/**
 * Detects when a feed becomes overdue and when it meets its freshness objective again. Each change is published once: it is
 * stored with the feed, so that neither a restart nor a second node publishes it again.
 */
@ApplicationScoped
public class FreshnessMonitor {

    private static final Actor MONITOR = Actor.system("freshness-monitor");

    private FeedTable feeds;
    private FreshnessChangeTable history;
    private Event<FreshnessChanged> changes;
    private Clock clock;

    protected FreshnessMonitor() {
        // for the container's proxy
    }

    @Inject
    public FreshnessMonitor(
            FeedTable feeds, FreshnessChangeTable history, Event<FreshnessChanged> changes, Clock clock) {
        this.feeds = feeds;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The result of one check.
     *
     * @param feeds all of them, in their state just before
     * @param changes that this check was the first to detect
     */
    public record Check(Instant at, List<FeedState> feeds, List<FreshnessChanged> changes) {}

    @Transactional
    public Check check() {
        Instant now = clock.instant();
        List<FeedState> all = feeds.all(now);
        List<FreshnessChanged> changed = all.stream()
                .flatMap(feed -> change(feed, now).stream()
                        .map(change -> new FreshnessChanged(feed.id(), change, now, feed.lagAt(now), MONITOR.author())))
                .filter(this::isFirst)
                .toList();
        changed.forEach(history::add);
        changed.forEach(changes::fire);
        return new Check(now, all, changed);
    }

    private static Optional<Change> change(FeedState feed, Instant now) {
        boolean knownOverdue = feed.oversight().overdueSince().isPresent();
        ObjectiveStatus status = feed.objectiveStatusAt(now);
        if (status == ObjectiveStatus.BROKEN) {
            return knownOverdue ? Optional.empty() : Optional.of(Change.BROKEN);
        }
        if (!knownOverdue) {
            return Optional.empty();
        }
        return Optional.of(status == ObjectiveStatus.KEPT ? Change.KEPT : Change.WAIVED);
    }

    /** Of several nodes that detect a change at once, the first to store it publishes it. */
    private boolean isFirst(FreshnessChanged changed) {
        return changed.change() == Change.BROKEN
                ? feeds.markOverdue(changed.feed(), changed.at())
                : feeds.clearOverdue(changed.feed());
    }
}
