package org.switchboard.web.api.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.source.model.LoadedFeed;

/**
 * An initial load on the wire.
 *
 * @param expected records in all; left out while a source does not report it
 * @param remainingSeconds until all records are read, at the present rate, without the indexes; left out when unknown
 * @param slow record types whose look-ups are slow
 * @param problem why it does not go on at the moment
 */
public record InitialLoadAnswer(
        long id,
        String file,
        InitialLoad.State state,
        String requestedBy,
        Instant startedAt,
        Optional<Instant> endedAt,
        long rows,
        Optional<Long> expected,
        Optional<Double> rowsPerSecond,
        Optional<Long> remainingSeconds,
        List<String> slow,
        Optional<String> problem,
        List<Feed> feeds) {

    /** @param caughtUpAt when the source had no more */
    public record Feed(
            String source,
            String name,
            String recordType,
            long rows,
            Optional<Long> expected,
            Optional<Instant> caughtUpAt) {

        private static Feed of(LoadedFeed feed) {
            return new Feed(
                    feed.feed().source(),
                    feed.feed().name(),
                    feed.feed().type().wireName(),
                    feed.rows(),
                    feed.expected(),
                    feed.caughtUpAt());
        }
    }

    static InitialLoadAnswer of(InitialLoad load, Instant now) {
        return new InitialLoadAnswer(
                load.id(),
                load.file(),
                load.state(),
                load.by(),
                load.startedAt(),
                load.endedAt(),
                load.rows(),
                load.expected(),
                load.rate(now),
                load.remaining(now).map(Duration::toSeconds),
                load.slow().stream().map(RecordType::wireName).toList(),
                load.problem(),
                load.feeds().stream().map(Feed::of).toList());
    }
}
