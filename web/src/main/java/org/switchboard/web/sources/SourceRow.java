package org.switchboard.web.sources;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.switchboard.source.FeedState;
import org.switchboard.source.Sourced.State;

/** A source system with its feeds, in the state of the worst of those that are still wanted. */
public record SourceRow(String source, State state, List<FeedRow> feeds) {

    public SourceRow {
        feeds = List.copyOf(feeds);
    }

    /** @param state at the moment of looking */
    public record FeedRow(FeedState feed, State state) {}

    /** By name, the feeds too. */
    static List<SourceRow> of(List<FeedState> feeds, Instant now) {
        Map<String, List<FeedState>> bySource = feeds.stream()
                .collect(Collectors.groupingBy(feed -> feed.id().source(), TreeMap::new, Collectors.toList()));
        return bySource.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static SourceRow of(String source, List<FeedState> feeds, Instant now) {
        List<FeedRow> rows = feeds.stream()
                .sorted(Comparator.comparing(feed -> feed.id().name()))
                .map(feed -> new FeedRow(feed, feed.stateAt(now)))
                .toList();
        return new SourceRow(source, FeedState.worstOf(feeds, now).orElseThrow(), rows);
    }

    public long rejected() {
        return feeds.stream().mapToLong(row -> row.feed().rejected()).sum();
    }
}
