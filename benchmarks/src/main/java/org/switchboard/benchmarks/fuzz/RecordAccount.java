package org.switchboard.benchmarks.fuzz;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Where each record that was sent has ended, by the answers, and what the database has to hold for it. */
final class RecordAccount {

    final LongAdder sent = new LongAdder();
    final LongAdder stored = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder damagedStored = new LongAdder();
    final LongAdder damagedRejected = new LongAdder();
    private final Map<String, Set<String>> storedKeys = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> rejectedLines = new ConcurrentHashMap<>();

    void stored(String recordType, String key) {
        stored.increment();
        storedKeys
                .computeIfAbsent(recordType, type -> ConcurrentHashMap.newKeySet())
                .add(key);
    }

    void rejected(String recordType, String line) {
        rejected.increment();
        rejectedLines
                .computeIfAbsent(recordType, type -> ConcurrentHashMap.newKeySet())
                .add(line);
    }

    /** Whether nothing that was sent is missing in the answers. */
    boolean isComplete() {
        return sent.sum() == stored.sum() + rejected.sum() + refused.sum();
    }

    Map<String, Integer> keysByType() {
        return sizes(storedKeys);
    }

    Map<String, Integer> rejectedByType() {
        return sizes(rejectedLines);
    }

    private static Map<String, Integer> sizes(Map<String, Set<String>> sets) {
        Map<String, Integer> sizes = new TreeMap<>();
        sets.forEach((type, set) -> sizes.put(type, set.size()));
        return sizes;
    }

    @Override
    public String toString() {
        return "%d sent = %d stored + %d rejected + %d refused"
                .formatted(sent.sum(), stored.sum(), rejected.sum(), refused.sum());
    }
}
