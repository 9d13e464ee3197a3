package org.switchboard.identity.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /**
     * What a record says about which others it can be one with.
     *
     * @param unique a checked identity number; two that differ are never one customer
     * @param identity the number by which two records of one source may be one: a checked one, or one of another kind
     */
    public record Member(String source, Optional<String> unique, Optional<String> identity) {

        private static final int SHORTEST_IDENTITY = 7;

        /** @param typed the record's identity number */
        public static Member of(String source, Optional<String> typed) {
            Optional<String> number = typed.filter(each -> !Placeholders.isNumber(each));
            Optional<String> unique = number.flatMap(UniqueNumber::in).map(UniqueNumber::value);
            return new Member(source, unique, unique.or(() -> number.map(UniqueNumber::written)
                    .filter(each -> each.length() >= SHORTEST_IDENTITY && !UniqueNumber.isMistyped(each))));
        }

        private boolean isOtherOfOneSource(Member other) {
            return source.equals(other.source) && (identity.isEmpty() || !identity.equals(other.identity));
        }
    }

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
    private final Map<Long, Member> members = new HashMap<>();

    /** @param members of the records that say anything; a deleted one contradicts nothing */
    public Partition(Map<Long, Member> members) {
        this.members.putAll(members);
    }

    public void keepApart(long one, long other) {
        apart.computeIfAbsent(one, record -> new HashSet<>()).add(other);
        apart.computeIfAbsent(other, record -> new HashSet<>()).add(one);
    }

    /** @return the links that hold records together, or would if others did not already */
    public Set<Long> join(Collection<Link> links) {
        Set<Long> holding = new HashSet<>();
        links.stream().sorted(STRONGEST_FIRST).forEach(link -> {
            if (join(link.one, link.other, link.strength)) {
                holding.add(link.id);
            }
        });
        return holding;
    }

    /**
     * A customer has one record in a source, unless an identity number, or a person, says that two are one.
     *
     * @return false when something keeps them, or others of their parts, apart
     */
    public boolean join(long one, long other, Strength strength) {
        Set<Long> left = part(one);
        Set<Long> right = part(other);
        if (left == right) {
            return true;
        }
        if (areKeptApart(left, right) || strength != Strength.REVIEWED && haveOneSource(left, right)) {
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
        membersOf(part).forEach(member -> member.unique().ifPresent(numbers::add));
    }

    private boolean haveOneSource(Set<Long> left, Set<Long> right) {
        List<Member> others = membersOf(right).toList();
        return membersOf(left).anyMatch(member -> others.stream().anyMatch(member::isOtherOfOneSource));
    }

    private Stream<Member> membersOf(Set<Long> part) {
        return part.stream().map(members::get).filter(Objects::nonNull);
    }
}
