package org.switchboard.web.sources;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.switchboard.source.Sourced.State;
import org.switchboard.source.feed.LookupBreaker;
import org.switchboard.source.model.FeedState;
import org.switchboard.source.model.FeedState.ObjectiveStatus;
import org.switchboard.source.model.SourcePause;

/**
 * A source system with its feeds, in the state of the worst of those that are still wanted; one that is only asked while
 * data is expected has none.
 *
 * @param lookups the breakers of its live look-ups
 * @param pause who stopped it for a while; empty while it runs
 */
public record SourceRow(
        String source, State state, List<FeedRow> feeds, List<LookupBreaker> lookups, Optional<SourcePause> pause) {

    public SourceRow {
        feeds = List.copyOf(feeds);
        lookups = List.copyOf(lookups);
    }

    /**
     * @param state at the moment of looking
     * @param objectiveStatus whether it met its freshness objective then
     */
    public record FeedRow(FeedState feed, State state, ObjectiveStatus objectiveStatus) {}

    /**
     * By name, the feeds too.
     *
     * @param withoutFeeds sources that may have none
     * @param broken sources whose file does not run
     */
    static List<SourceRow> of(
            List<FeedState> feeds,
            List<String> withoutFeeds,
            Map<String, SourcePause> pauses,
            Set<String> broken,
            Map<String, List<LookupBreaker>> lookups,
            Instant now) {
        Map<String, List<FeedState>> bySource = feeds.stream()
                .collect(Collectors.groupingBy(feed -> feed.id().source(), TreeMap::new, Collectors.toList()));
        withoutFeeds.forEach(source -> bySource.putIfAbsent(source, List.of()));
        return bySource.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(),
                        entry.getValue(),
                        lookups.getOrDefault(entry.getKey(), List.of()),
                        broken.contains(entry.getKey()),
                        Optional.ofNullable(pauses.get(entry.getKey())),
                        now))
                .toList();
    }

    private static SourceRow of(
            String source,
            List<FeedState> feeds,
            List<LookupBreaker> lookups,
            boolean broken,
            Optional<SourcePause> pause,
            Instant now) {
        List<FeedRow> rows = feeds.stream()
                .sorted(Comparator.comparing(feed -> feed.id().name()))
                .map(feed -> new FeedRow(feed, feed.stateAt(now), feed.objectiveStatusAt(now)))
                .toList();
        boolean failing = broken || lookups.stream().anyMatch(lookup -> lookup.state() != LookupBreaker.State.CLOSED);
        State state = pause.isPresent()
                ? State.PAUSED
                : FeedState.worstOf(feeds, now).orElse(failing ? State.STALE : State.LIVE);
        return new SourceRow(source, state, rows, lookups, pause);
    }

    public boolean needsAttention() {
        return state == State.STALE || state == State.UNAVAILABLE;
    }
}
