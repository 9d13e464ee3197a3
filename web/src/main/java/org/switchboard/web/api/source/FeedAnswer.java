package org.switchboard.web.api.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced;
import org.switchboard.source.model.FeedState;

/**
 * A feed on the wire. Counts are of records since the feed was first seen.
 *
 * @param promiseSeconds the longest time without data
 * @param lagSeconds time since its last data; absent when none is expected
 * @param note what to know although records come in
 * @param backfillSince from when on it is to be read once more
 * @param promise whether it meets its freshness objective now
 * @param promiseBrokenAt since when it is reported as overdue
 * @param nextTryAt when its source is tried again after a failure
 * @param paused by whom, since when and why its source is paused
 * @param withdrawnAt when the last route file that declared it was taken away
 */
public record FeedAnswer(
        String source,
        String name,
        RecordType recordType,
        Sourced.State state,
        Optional<Long> promiseSeconds,
        Optional<Long> lagSeconds,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastRecordAt,
        Optional<Instant> lastFailureAt,
        Optional<String> failure,
        long records,
        long unchanged,
        long rejected,
        Optional<String> watermark,
        Optional<Instant> withdrawnAt,
        Optional<String> note,
        Optional<Instant> backfillSince,
        FeedState.ObjectiveStatus promise,
        Optional<Instant> promiseBrokenAt,
        Optional<Instant> nextTryAt,
        Optional<PauseAnswer> paused) {

    static FeedAnswer of(FeedState feed, Instant now) {
        return new FeedAnswer(
                feed.id().source(),
                feed.id().name(),
                feed.id().type(),
                feed.stateAt(now),
                feed.freshnessObjective().map(Duration::toSeconds),
                feed.lagAt(now).map(Duration::toSeconds),
                feed.lastSuccessAt(),
                feed.lastRecordAt(),
                feed.lastFailureAt(),
                feed.failure(),
                feed.accepted(),
                feed.unchanged(),
                feed.rejected(),
                feed.watermark(),
                feed.withdrawnAt(),
                feed.note(),
                feed.backfillSince(),
                feed.objectiveStatusAt(now),
                feed.oversight().overdueSince(),
                feed.oversight().nextTryAt(),
                feed.oversight().pause().map(PauseAnswer::of));
    }
}
