package org.legacy.systems.gis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The order of a collection: first the original features, then every change in order of time. A feature is at the
 * position of its latest change; its earlier position stays empty, so that positions never shift during paging. Times
 * never decrease with positions, so an interval of time is a range of positions.
 *
 * @param <K> what identifies a feature
 */
public final class FeatureLog<K> {

    /** What was always there, by arithmetic. */
    public interface Origin<K> {
        int size();

        K keyAt(int position);

        /** Position of a key among the origin, -1 when it came later. */
        int positionOf(K key);

        Instant updatedAt(int position);
    }

    /** A feature with the moment of its last change. */
    public record ChangedFeature<K>(K key, Instant updatedAt) {}

    private final Origin<K> origin;
    private final List<ChangedFeature<K>> changes = new ArrayList<>();
    private final Map<K, Integer> moved = new HashMap<>();
    private final NavigableSet<Integer> holes = new TreeSet<>();

    public FeatureLog(Origin<K> origin) {
        this.origin = origin;
    }

    /** A log of a collection that starts empty. */
    public static <K> FeatureLog<K> empty() {
        return new FeatureLog<>(new Origin<>() {
            @Override
            public int size() {
                return 0;
            }

            @Override
            public K keyAt(int position) {
                throw new IndexOutOfBoundsException(position);
            }

            @Override
            public int positionOf(K key) {
                return -1;
            }

            @Override
            public Instant updatedAt(int position) {
                throw new IndexOutOfBoundsException(position);
            }
        });
    }

    /** Notes that a feature has appeared or changed; moments that would go backwards are moved on. */
    public synchronized void changed(K key, Instant moment) {
        Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
        int last = end() - 1;
        Instant next = last >= 0 ? momentAt(last).plusMillis(1) : at;
        int before = moved.getOrDefault(key, origin.positionOf(key));
        if (before >= 0) {
            holes.add(before);
        }
        moved.put(key, end());
        changes.add(new ChangedFeature<>(key, at.isAfter(next) ? at : next));
    }

    /** One behind the last position. */
    public synchronized int end() {
        return origin.size() + changes.size();
    }

    /** How many features there are. */
    public int count() {
        return countBetween(0, end());
    }

    public synchronized int countBetween(int from, int to) {
        return Math.max(0, to - from) - (to > from ? holes.subSet(from, to).size() : 0);
    }

    /** The feature at a position; empty where it has moved to a later one. */
    public synchronized Optional<ChangedFeature<K>> at(int position) {
        return holes.contains(position) ? Optional.empty() : Optional.of(entry(position));
    }

    public synchronized Optional<ChangedFeature<K>> find(K key) {
        int position = moved.getOrDefault(key, origin.positionOf(key));
        return position < 0 ? Optional.empty() : Optional.of(entry(position));
    }

    /** The first position at or after a moment. */
    public synchronized int firstAtOrAfter(Instant moment) {
        int low = 0;
        int high = end();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (momentAt(middle).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ChangedFeature<K> entry(int position) {
        return position < origin.size()
                ? new ChangedFeature<>(origin.keyAt(position), origin.updatedAt(position))
                : changes.get(position - origin.size());
    }

    private Instant momentAt(int position) {
        return position < origin.size()
                ? origin.updatedAt(position)
                : changes.get(position - origin.size()).updatedAt();
    }
}
