package org.switchboard.identity.matching;

/**
 * From which score on two records are one customer, and from which on a person looks at them.
 *
 * @param match in bits, as {@link Evidence#weight}
 * @param review in bits, below {@code match}
 * @param largestBlock a key that more records share finds no record
 */
public record Thresholds(double match, double review, int largestBlock) {

    public static final Thresholds USUAL = new Thresholds(13, 9, 60);

    public Thresholds {
        if (review > match) {
            throw new IllegalArgumentException("review " + review + " is above match " + match);
        }
        if (largestBlock < 2) {
            throw new IllegalArgumentException("a block of " + largestBlock + " compares nobody");
        }
    }
}
