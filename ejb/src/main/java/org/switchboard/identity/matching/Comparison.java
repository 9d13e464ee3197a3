package org.switchboard.identity.matching;

import java.util.List;

/** Two records compared: what follows, the score, and what it is made of. */
public record Comparison(long one, long other, Decision decision, double score, List<Evidence> evidence) {

    public Comparison {
        evidence = List.copyOf(evidence);
    }

    /** They can never be one: unique numbers that differ, or plainly another name. */
    public boolean forbids() {
        return evidence.stream()
                .anyMatch(each -> each.level() == Evidence.Level.CONTRADICTS
                        || each.field() == Evidence.Field.NAME && each.level() == Evidence.Level.DIFFERENT);
    }
}
