package org.switchboard.identity.matching;

import java.util.function.LongFunction;

/**
 * Joins by the score only what no record of either side speaks against: that each of two is like a third does not make
 * them one.
 */
public final class Joining {

    /** Whoever has more records than this is looked at by a person before another one is added. */
    private static final int LARGEST_BY_SCORE = 30;

    private final Matcher matcher;
    private final Partition partition;
    private final LongFunction<Fingerprint> records;

    /** @param records fingerprints by id, of all records of the partition */
    public Joining(Matcher matcher, Partition partition, LongFunction<Fingerprint> records) {
        this.matcher = matcher;
        this.partition = partition;
        this.records = records;
    }

    /** @return whether they are one now; when not, a person has to look */
    public boolean join(Comparison comparison) {
        if (partition.of(comparison.one()).contains(comparison.other())) {
            return true;
        }
        return mayJoin(comparison) && partition.join(comparison.one(), comparison.other());
    }

    private boolean mayJoin(Comparison comparison) {
        var left = partition.of(comparison.one());
        var right = partition.of(comparison.other());
        if (comparison.decision() == Decision.EXACT) {
            return true;
        }
        return left.size() + right.size() <= LARGEST_BY_SCORE
                && left.stream().allMatch(one -> right.stream()
                        .noneMatch(other -> matcher.compare(records.apply(one), records.apply(other))
                                .forbids()));
    }
}
