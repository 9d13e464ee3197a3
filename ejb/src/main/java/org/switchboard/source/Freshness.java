package org.switchboard.source;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.source.Sourced.State;

/** A snapshot of how fresh each source's feeds are, taken once for a whole view. */
public final class Freshness {

    private final Map<String, List<FeedState>> bySource;
    private final Instant takenAt;

    Freshness(Map<String, List<FeedState>> bySource, Instant takenAt) {
        this.bySource = bySource;
        this.takenAt = takenAt;
    }

    /** The worst state among the source's feeds of these types; FRESH for a source that has none (our own facts). */
    public State of(String source, RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.getOrDefault(source, List.of()).stream()
                .filter(feed -> wanted.contains(feed.id().type()))
                .map(feed -> feed.stateAt(takenAt))
                .max(Comparator.naturalOrder())
                .orElse(State.FRESH);
    }

    /** When the source was last heard of through any of these types' feeds. */
    public Optional<Instant> lastHeard(String source, RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.getOrDefault(source, List.of()).stream()
                .filter(feed -> wanted.contains(feed.id().type()))
                .flatMap(feed -> feed.lastSuccessAt().stream())
                .max(Comparator.naturalOrder());
    }
}
