package org.switchboard.customer.model;

import java.util.List;

/**
 * The answer of a look-up.
 *
 * @param total how many customers match, of whom the first are given; at most {@link #MOST_COUNTED}
 * @param more whether there are more than that
 */
public record CustomerMatches(List<CustomerMatch> matches, int total, boolean more) {

    /** More are not counted. */
    public static final int MOST_COUNTED = 1000;

    public static final CustomerMatches NONE = new CustomerMatches(List.of(), 0, false);

    /** Personal numbers as views show them. */
    public CustomerMatches masked() {
        return new CustomerMatches(matches.stream().map(CustomerMatch::masked).toList(), total, more);
    }

    public CustomerMatches {
        matches = List.copyOf(matches);
    }
}
