package org.switchboard.benchmarks.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How one way of matching did on one set.
 *
 * @param truePairs pairs of records of one customer
 * @param joinable of those, pairs that may be joined without a person
 * @param found pairs that it made, of which {@code right} are of one customer
 * @param reviews pairs left to a person
 * @param reviewsRight of those, pairs of one customer
 */
record Scored(
        int records,
        long truePairs,
        long joinable,
        long found,
        long right,
        long reviews,
        long reviewsRight,
        long compared,
        Duration took) {

    /** @param identityOf by record; a record that is missing stands alone */
    static Scored of(
            SeededRecords set,
            Map<Long, Long> identityOf,
            long reviews,
            long reviewsRight,
            long compared,
            Duration took) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Map<Long, Integer> found = new HashMap<>();
        Map<String, Integer> right = new HashMap<>();
        set.customerOf().forEach((record, customer) -> {
            sizes.merge(customer, 1, Integer::sum);
            Long identity = identityOf.get(record);
            if (identity != null) {
                found.merge(identity, 1, Integer::sum);
                right.merge(identity + "/" + customer, 1, Integer::sum);
            }
        });
        return new Scored(
                set.records().size(),
                pairs(sizes),
                set.joinablePairs(),
                pairs(found),
                pairs(right),
                reviews,
                reviewsRight,
                compared,
                took);
    }

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
    }

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    /** Of what may be joined without a person. */
    double recallOfJoinable() {
        return joinable == 0 ? 1 : (double) right / joinable;
    }

    double recall() {
        return truePairs == 0 ? 1 : (double) right / truePairs;
    }
}
