package org.switchboard.identity;

import java.util.Objects;

/**
 * A record held that another one would be merged with, or shown beside for a person to decide.
 *
 * @param joins whether it would be merged without a review
 * @param score the sum of the evidence in bits, see ADR 12
 */
public record LikelyMatch(long customerId, String source, String key, String name, boolean joins, double score) {

    public LikelyMatch {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
    }
}
