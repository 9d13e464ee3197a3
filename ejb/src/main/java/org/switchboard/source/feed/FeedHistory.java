package org.switchboard.source.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.switchboard.source.model.FeedMinute;
import org.switchboard.source.model.FreshnessChanged;
import org.switchboard.source.persistence.FeedHistoryTable;
import org.switchboard.source.persistence.FreshnessChangeTable;

/** Received records per minute of a day, and changes of freshness. */
@ApplicationScoped
public class FeedHistory {

    public static final Duration KEPT_FOR = Duration.ofDays(1);

    /** What a rate is the mean of: minutes that are over. */
    private static final int MINUTES_OF_RATE = 5;

    /** Stored freshness changes per feed. */
    public static final int CHANGES_KEPT = 50;

    private FeedHistoryTable table;
    private FreshnessChangeTable changes;
    private Clock clock;

    protected FeedHistory() {
        // for the container's proxy
    }

    @Inject
    public FeedHistory(FeedHistoryTable table, FreshnessChangeTable changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /** All feeds of a source, oldest minute first; no further back than {@link #KEPT_FOR}. */
    @Transactional
    public List<FeedMinute> minutes(String source, Instant since) {
        return table.minutes(source, since);
    }

    /** Records a minute by feed, those that changed nothing and those rejected included: the mean of five minutes. */
    @Transactional
    public Map<Feed, Double> rates() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return table.sums(minute.minus(Duration.ofMinutes(MINUTES_OF_RATE)), minute).stream()
                .collect(Collectors.toMap(
                        sum -> new Feed(sum.source(), sum.feed()), sum -> (double) sum.records() / MINUTES_OF_RATE));
    }

    /** A feed by its name. */
    public record Feed(String source, String name) {}

    /** Newest first. */
    @Transactional
    public List<FreshnessChanged> changes(String source, int limit) {
        return changes.latest(source, Math.min(limit, CHANGES_KEPT));
    }

    /** Deletes what is too old. */
    @Transactional
    public void clear() {
        table.deleteBefore(clock.instant().minus(KEPT_FOR));
        changes.keepLast(CHANGES_KEPT);
    }
}
