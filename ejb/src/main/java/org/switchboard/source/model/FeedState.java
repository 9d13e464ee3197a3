package org.switchboard.source.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.source.Sourced;

/**
 * One feed as the sources page shows it. Counts are of records since the feed was first seen.
 *
 * @param freshnessObjective the longest time without data; empty without an objective (files, push)
 * @param failure why the last try failed; empty when the last try went well
 * @param note what to know although records come in; empty without a note
 * @param backfillSince from when on the source is to be read once more; empty without such a request
 * @param withdrawnAt when the last route file that declared it was taken away; empty while there is one, or never was
 */
public record FeedState(
        FeedId id,
        Optional<Duration> freshnessObjective,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastRecordAt,
        Optional<Instant> lastFailureAt,
        Optional<String> failure,
        long accepted,
        long unchanged,
        long rejected,
        Optional<String> watermark,
        Optional<Instant> withdrawnAt,
        Optional<String> note,
        Optional<Instant> backfillSince,
        FeedOversight oversight) {

    /** Whether a feed meets its freshness objective. */
    public enum ObjectiveStatus {
        /** It has no objective. */
        NONE,
        /** No data is expected: paused, or withdrawn. */
        WAIVED,
        KEPT,
        BROKEN
    }

    /**
     * Whether the time without data exceeds the objective. It counts from the last success, or from when
     * its source was asked at all, so that a start or a long pause makes no feed overdue.
     */
    public ObjectiveStatus objectiveStatusAt(Instant now) {
        if (freshnessObjective.isEmpty()) {
            return ObjectiveStatus.NONE;
        }
        if (isWithdrawn() || isPaused()) {
            return ObjectiveStatus.WAIVED;
        }
        Optional<Instant> since = Stream.concat(lastSuccessAt.stream(), oversight.awaitedSince().stream())
                .max(Comparator.naturalOrder());
        boolean broken = since.map(from -> from.plus(freshnessObjective.get()).isBefore(now))
                .orElse(false);
        return broken ? ObjectiveStatus.BROKEN : ObjectiveStatus.KEPT;
    }

    /**
     * FRESH while the objective is met, STALE when it is missed or the last try failed, UNAVAILABLE before any success;
     * PAUSED or WITHDRAWN, whatever it gave, when the operator has stopped the source, or taken the feed away.
     */
    public Sourced.State stateAt(Instant now) {
        if (isWithdrawn()) {
            return Sourced.State.WITHDRAWN;
        }
        if (isPaused()) {
            return Sourced.State.PAUSED;
        }
        if (lastSuccessAt.isEmpty()) {
            return Sourced.State.UNAVAILABLE;
        }
        boolean late = freshnessObjective
                .map(p -> lastSuccessAt.get().plus(p).isBefore(now))
                .orElse(false);
        return late || failure.isPresent() ? Sourced.State.STALE : Sourced.State.FRESH;
    }

    /** The operator has stopped its source for a while: neither on time nor overdue. */
    public boolean isPaused() {
        return oversight.pause().isPresent();
    }

    /** The site has removed it: neither overdue nor failed. */
    public boolean isWithdrawn() {
        return withdrawnAt.isPresent();
    }

    /**
     * The state of several feeds taken together: the worst of those that are wanted; WITHDRAWN when none of them is any
     * more, empty when there are none.
     */
    public static Optional<Sourced.State> worstOf(Collection<FeedState> feeds, Instant now) {
        return feeds.stream()
                .filter(feed -> !feed.isWithdrawn())
                .map(feed -> feed.stateAt(now))
                .max(Comparator.naturalOrder())
                .or(() -> feeds.isEmpty() ? Optional.empty() : Optional.of(Sourced.State.WITHDRAWN));
    }

    /** Time since the last data; empty for a paused or withdrawn feed. */
    public Optional<Duration> lagAt(Instant now) {
        return isWithdrawn() || isPaused() ? Optional.empty() : lastSuccessAt.map(at -> Duration.between(at, now));
    }
}
