package org.switchboard.benchmarks.identity;

import java.time.Duration;

/**
 * How one way of matching did on one set.
 *
 * @param truePairs pairs of records of one customer
 * @param found pairs that it made, of which {@code right} are of one customer
 * @param reviews pairs left to a person
 * @param reviewsRight of those, pairs of one customer
 */
record Scored(
        int records,
        long truePairs,
        long found,
        long right,
        long reviews,
        long reviewsRight,
        long compared,
        Duration took) {

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return truePairs == 0 ? 1 : (double) right / truePairs;
    }
}
