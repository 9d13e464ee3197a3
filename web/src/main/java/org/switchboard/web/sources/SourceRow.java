package org.switchboard.web.sources;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.switchboard.source.FeedState;
import org.switchboard.source.SourcePause;
import org.switchboard.source.Sourced.State;

/**
 * A source system with its feeds, in the state of the worst of those that are still wanted; one that is only asked while
 * somebody waits has none.
 *
 * @param pause who stopped it for a while; empty while it runs
 */
public record SourceRow(String source, State state, List<FeedRow> feeds, Optional<SourcePause> pause) {

    public SourceRow {
        feeds = List.copyOf(feeds);
    }

    /** @param state at the moment of looking */
    public record FeedRow(FeedState feed, State state) {}

    /** By name, the feeds too. */
    static List<SourceRow> of(
            List<FeedState> feeds, List<String> withoutFeeds, Map<String, SourcePause> pauses, Instant now) {
        Map<String, List<FeedState>> bySource = feeds.stream()
                .collect(Collectors.groupingBy(feed -> feed.id().source(), TreeMap::new, Collectors.toList()));
        withoutFeeds.forEach(source -> bySource.putIfAbsent(source, List.of()));
        return bySource.entrySet().stream()
                .map(entry ->
                        of(entry.getKey(), entry.getValue(), Optional.ofNullable(pauses.get(entry.getKey())), now))
                .toList();
    }

    private static SourceRow of(String source, List<FeedState> feeds, Optional<SourcePause> pause, Instant now) {
        List<FeedRow> rows = feeds.stream()
                .sorted(Comparator.comparing(feed -> feed.id().name()))
                .map(feed -> new FeedRow(feed, feed.stateAt(now)))
                .toList();
        State state =
                pause.isPresent() ? State.PAUSED : FeedState.worstOf(feeds, now).orElse(State.FRESH);
        return new SourceRow(source, state, rows, pause);
    }

    public boolean isTrouble() {
        return state == State.STALE || state == State.UNAVAILABLE;
    }

    public long rejected() {
        return feeds.stream().mapToLong(row -> row.feed().rejected()).sum();
    }
}
