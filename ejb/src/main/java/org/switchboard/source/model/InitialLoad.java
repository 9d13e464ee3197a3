package org.switchboard.source.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.switchboard.source.RecordType;

/**
 * The initial load of a route file.
 *
 * @param by who asked for it
 * @param continuedAt since when the present process reads; empty before it begins
 * @param rowsBefore how many rows earlier processes had loaded
 * @param problem why it does not go on at the moment
 */
public record InitialLoad(
        long id,
        String file,
        State state,
        String by,
        Instant startedAt,
        Optional<String> node,
        Optional<Instant> continuedAt,
        long rowsBefore,
        Optional<Instant> endedAt,
        Optional<String> problem,
        List<LoadedFeed> feeds) {

    public enum State {
        /** Nothing is changed yet, or not again after an interruption. */
        REQUESTED,
        LOADING,
        /** All records are here; indexes are being built. */
        INDEXING,
        /** Its process ended. Records come by normal intake, and indexes are missing until a user resumes it. */
        INTERRUPTED,
        FINISHED
    }

    /** A rate over a shorter time is too imprecise. */
    private static final Duration SHORTEST_MEASURED = Duration.ofSeconds(2);

    public InitialLoad {
        feeds = List.copyOf(feeds);
    }

    public long rows() {
        return feeds.stream().mapToLong(LoadedFeed::rows).sum();
    }

    /** How many rows there will be; empty while a feed that has not ended does not report it. */
    public Optional<Long> expected() {
        boolean known = feeds.stream()
                .allMatch(
                        feed -> feed.caughtUpAt().isPresent() || feed.expected().isPresent());
        return known ? Optional.of(feeds.stream().mapToLong(LoadedFeed::total).sum()) : Optional.empty();
    }

    /** Rows a second of the present process; empty when it has not read for long enough. */
    public Optional<Double> rate(Instant now) {
        return continuedAt
                .filter(since -> state == State.LOADING)
                .map(since -> Duration.between(since, now))
                .filter(time -> time.compareTo(SHORTEST_MEASURED) >= 0)
                .map(time -> (rows() - rowsBefore) * 1000.0 / time.toMillis());
    }

    /** How long the reading will take from now on at its present rate, without the indexes. */
    public Optional<Duration> remaining(Instant now) {
        return expected().flatMap(total -> rate(now)
                .filter(rate -> rate > 0)
                .map(rate -> Duration.ofSeconds(Math.max(0, Math.round((total - rows()) / rate)))));
    }

    public boolean isFinished() {
        return state == State.FINISHED;
    }

    /** The kinds of records whose look-ups are slow, because their tables lack indexes. */
    public Set<RecordType> slow() {
        return feeds.stream()
                .filter(LoadedFeed::slow)
                .map(feed -> feed.feed().type())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
