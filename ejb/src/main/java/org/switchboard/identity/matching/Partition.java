package org.switchboard.identity.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records are one customer, as it follows from links and from what keeps records apart. The strongest link is taken
 * first; one that would bring together what is kept apart is left out. The outcome depends on nothing but what is put in,
 * so taking a link away gives what there would have been without it.
 */
public final class Partition {

    /**
     * @param strength a user's decision above a key above a score; of equal ones the older counts first
     * @param id of the link, growing with time
     */
    public record Link(long id, long one, long other, Strength strength, double score) {}

    /** From weakest to strongest. */
    public enum Strength {
        SCORED,
        EXACT,
        REVIEWED
    }

    private static final Comparator<Link> STRONGEST_FIRST = Comparator.comparing(Link::strength)
            .thenComparingDouble(Link::score)
            .reversed()
            .thenComparingLong(Link::id);

    private final Map<Long, Set<Long>> partOf = new HashMap<>();
    private final Map<Long, Set<Long>> apart = new HashMap<>();
    private final Map<Long, String> uniqueNumbers = new HashMap<>();

    /** @param uniqueNumbers of the records that have one */
    public Partition(Map<Long, String> uniqueNumbers) {
        this.uniqueNumbers.putAll(uniqueNumbers);
    }

    public void keepApart(long one, long other) {
        apart.computeIfAbsent(one, record -> new HashSet<>()).add(other);
        apart.computeIfAbsent(other, record -> new HashSet<>()).add(one);
    }

    /** @return the links that hold records together, or would if others did not already */
    public Set<Long> join(Collection<Link> links) {
        Set<Long> holding = new HashSet<>();
        links.stream().sorted(STRONGEST_FIRST).forEach(link -> {
            if (join(link.one, link.other)) {
                holding.add(link.id);
            }
        });
        return holding;
    }

    /** @return false when something keeps them, or others of their parts, apart */
    public boolean join(long one, long other) {
        Set<Long> left = part(one);
        Set<Long> right = part(other);
        if (left == right) {
            return true;
        }
        if (areKeptApart(left, right)) {
            return false;
        }
        Set<Long> more = left.size() >= right.size() ? left : right;
        Set<Long> fewer = more == left ? right : left;
        more.addAll(fewer);
        fewer.forEach(record -> partOf.put(record, more));
        return true;
    }

    public boolean areKeptApart(long one, long other) {
        return areKeptApart(part(one), part(other));
    }

    /** All records of one customer, the record itself included. */
    public Set<Long> of(long record) {
        return Set.copyOf(part(record));
    }

    /** The parts of these records, each once. */
    public List<Set<Long>> parts(Collection<Long> records) {
        Set<Set<Long>> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        List<Set<Long>> parts = new ArrayList<>();
        for (long record : records) {
            Set<Long> part = part(record);
            if (seen.add(part)) {
                parts.add(Set.copyOf(part));
            }
        }
        return parts;
    }

    private Set<Long> part(long record) {
        return partOf.computeIfAbsent(record, alone -> new HashSet<>(Set.of(alone)));
    }

    private boolean areKeptApart(Set<Long> left, Set<Long> right) {
        Set<String> numbers = new HashSet<>();
        addNumbers(left, numbers);
        addNumbers(right, numbers);
        if (numbers.size() > 1) {
            return true;
        }
        Set<Long> fewer = left.size() <= right.size() ? left : right;
        Set<Long> more = fewer == left ? right : left;
        return fewer.stream().anyMatch(record -> apart.getOrDefault(record, Set.of()).stream()
                .anyMatch(more::contains));
    }

    private void addNumbers(Set<Long> part, Set<String> numbers) {
        part.forEach(record -> {
            String number = uniqueNumbers.get(record);
            if (number != null) {
                numbers.add(number);
            }
        });
    }
}
