package org.switchboard.web.api.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.switchboard.source.Sourced;
import org.switchboard.source.feed.LookupBreaker;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.SourceFile;
import org.switchboard.source.model.SourcePause;

/**
 * A source system on the wire: its feeds taken together, and its route file.
 *
 * @param state the worst of its feeds' states, those withdrawn left aside; WITHDRAWN when all are; STALE for a system
 *     without feeds whose file does not run, or whose breaker is not closed; PAUSED while it is paused
 * @param lagSeconds the longest of its feeds
 * @param breaker of its live look-ups the one that is furthest from closed, on the node that answers
 * @param recordsPerMinute the mean of the last five minutes, unchanged and rejected ones included
 * @param paused by whom, since when and why it is paused
 * @param fault why the route file, or a mapping, that is now in the folder does not run
 */
public record SourceAnswer(
        String id,
        Sourced.State state,
        Optional<Instant> lastSuccessAt,
        Optional<Long> lagSeconds,
        long records,
        long unchanged,
        long rejected,
        Optional<String> failure,
        Optional<String> file,
        Optional<Instant> fileLoadedAt,
        Optional<String> fault,
        Optional<Instant> faultAt,
        Optional<PauseAnswer> paused,
        Optional<BreakerAnswer> breaker,
        double recordsPerMinute) {

    static SourceAnswer of(
            String id,
            List<FeedState> feeds,
            Optional<SourceFile> file,
            Optional<SourceFile> brokenMapping,
            Optional<SourcePause> pause,
            Optional<LookupBreaker> breaker,
            double recordsPerMinute,
            Instant now) {
        Optional<SourceFile> faulty =
                file.filter(each -> each.fault().isPresent()).or(() -> brokenMapping);
        Optional<String> fault = faulty.flatMap(SourceFile::fault);
        return new SourceAnswer(
                id,
                state(feeds, fault.isPresent() || isOpen(breaker), pause.isPresent(), now),
                feeds.stream().flatMap(feed -> feed.lastSuccessAt().stream()).max(Comparator.naturalOrder()),
                feeds.stream()
                        .flatMap(feed -> feed.lagAt(now).stream())
                        .max(Comparator.naturalOrder())
                        .map(Duration::toSeconds),
                feeds.stream().mapToLong(FeedState::accepted).sum(),
                feeds.stream().mapToLong(FeedState::unchanged).sum(),
                feeds.stream().mapToLong(FeedState::rejected).sum(),
                feeds.stream().flatMap(feed -> feed.failure().stream()).findFirst(),
                file.map(SourceFile::path),
                file.flatMap(SourceFile::loadedAt),
                fault,
                faulty.flatMap(SourceFile::faultAt),
                pause.map(PauseAnswer::of),
                breaker.map(BreakerAnswer::of),
                recordsPerMinute);
    }

    private static boolean isOpen(Optional<LookupBreaker> breaker) {
        return breaker.filter(lookup -> lookup.state() != LookupBreaker.State.CLOSED)
                .isPresent();
    }

    private static Sourced.State state(List<FeedState> feeds, boolean faulty, boolean paused, Instant now) {
        if (paused) {
            return Sourced.State.PAUSED;
        }
        return FeedState.worstOf(feeds, now).orElse(faulty ? Sourced.State.STALE : Sourced.State.FRESH);
    }
}
