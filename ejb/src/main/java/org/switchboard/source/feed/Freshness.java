package org.switchboard.source.feed;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;
import org.switchboard.source.model.FeedState;

/** A snapshot of how fresh each source's feeds are, taken once for a whole view. */
public final class Freshness {

    private final Map<String, List<FeedState>> bySource;
    private final Instant takenAt;

    private Freshness(Map<String, List<FeedState>> bySource, Instant takenAt) {
        this.bySource = bySource;
        this.takenAt = takenAt;
    }

    /** @param bySource all feeds, by the name of their source */
    public static Freshness of(Map<String, List<FeedState>> bySource, Instant now) {
        return new Freshness(bySource, now);
    }

    /**
     * The worst state among the source's feeds of these types, WITHDRAWN when all of them were; FRESH for a source that
     * has none (our own facts).
     */
    public State of(String source, RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        List<FeedState> feeds = bySource.getOrDefault(source, List.of()).stream()
                .filter(feed -> wanted.contains(feed.id().type()))
                .toList();
        return FeedState.worstOf(feeds, takenAt).orElse(State.FRESH);
    }

    /** The last success of any feed of these types of the source. */
    public Optional<Instant> lastSuccess(String source, RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.getOrDefault(source, List.of()).stream()
                .filter(feed -> wanted.contains(feed.id().type()))
                .flatMap(feed -> feed.lastSuccessAt().stream())
                .max(Comparator.naturalOrder());
    }

    /** Sources that have feeds of these types and are not withdrawn. */
    public List<String> sourcesOf(RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.entrySet().stream()
                .filter(source -> source.getValue().stream()
                        .anyMatch(feed -> wanted.contains(feed.id().type()) && !feed.isWithdrawn()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Since when the source is asked, or may push, through these types' feeds without a break that we know of. */
    public Optional<Instant> awaitedSince(String source, RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.getOrDefault(source, List.of()).stream()
                .filter(feed -> wanted.contains(feed.id().type()))
                .flatMap(feed -> feed.oversight().awaitedSince().stream())
                .max(Comparator.naturalOrder());
    }

    /** Sources of such facts without current data; withdrawn ones are left out. */
    public List<String> sourcesWithoutData(RecordType... types) {
        Set<RecordType> wanted = Set.copyOf(Arrays.asList(types));
        return bySource.entrySet().stream()
                .filter(source -> source.getValue().stream()
                        .filter(feed -> wanted.contains(feed.id().type()))
                        .filter(feed -> !feed.isWithdrawn())
                        .anyMatch(feed -> feed.stateAt(takenAt) != State.FRESH))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether any source delivers such facts. */
    public boolean hasFeedOf(RecordType type) {
        return bySource.values().stream()
                .flatMap(List::stream)
                .filter(feed -> !feed.isWithdrawn())
                .anyMatch(feed -> feed.id().type() == type);
    }
}
