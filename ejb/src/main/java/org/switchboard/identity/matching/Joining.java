package org.switchboard.identity.matching;

import java.util.Map;
import java.util.Set;

/**
 * Joins by the score only what no record of either side contradicts: that each of two is like a third does not make
 * them one.
 */
public final class Joining {

    /** Whoever has more records than this is looked at by a person before another one is added. */
    private static final int LARGEST_BY_SCORE = 30;

    private final Matcher matcher;
    private final Partition partition;
    private final Map<Long, Fingerprint> records;

    /** @param records fingerprints by id; a deleted record contradicts nothing */
    public Joining(Matcher matcher, Partition partition, Map<Long, Fingerprint> records) {
        this.matcher = matcher;
        this.partition = partition;
        this.records = records;
    }

    /** @return whether they are one now; when not, a person has to look */
    public boolean join(Comparison comparison) {
        if (partition.of(comparison.one()).contains(comparison.other())) {
            return true;
        }
        return mayJoin(comparison) && partition.join(comparison.one(), comparison.other(), comparison.strength());
    }

    private boolean mayJoin(Comparison comparison) {
        if (comparison.isBySameIdentity()) {
            return true;
        }
        Set<Long> left = partition.of(comparison.one());
        Set<Long> right = partition.of(comparison.other());
        return left.size() + right.size() <= LARGEST_BY_SCORE
                && left.stream().noneMatch(one -> right.stream().anyMatch(other -> forbids(one, other)));
    }

    private boolean forbids(long one, long other) {
        Fingerprint left = records.get(one);
        Fingerprint right = records.get(other);
        return left != null && right != null && matcher.compare(left, right).forbids();
    }
}
