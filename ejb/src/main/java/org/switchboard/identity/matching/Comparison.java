package org.switchboard.identity.matching;

import java.util.List;
import org.switchboard.identity.matching.Partition.Strength;

/** Two records compared: what follows, the score, and what it is made of. */
public record Comparison(long one, long other, Decision decision, double score, List<Evidence> evidence) {

    public Comparison {
        evidence = List.copyOf(evidence);
    }

    /** By the identity number, which the other records of the two are checked by in any case. */
    public boolean isBySameIdentity() {
        return decision == Decision.EXACT
                && evidence.stream()
                        .anyMatch(each ->
                                each.field() == Evidence.Field.IDENTITY_NUMBER && each.level() == Evidence.Level.SAME);
    }

    public Strength strength() {
        return decision == Decision.EXACT ? Strength.EXACT : Strength.SCORED;
    }

    /** They can never be one: unique numbers that differ, plainly another name, or that of another generation. */
    public boolean forbids() {
        return evidence.stream()
                .anyMatch(each -> each.level() == Evidence.Level.CONTRADICTS
                        || each.field() == Evidence.Field.NAME
                                && (each.level() == Evidence.Level.DIFFERENT
                                        || each.level() == Evidence.Level.OTHER_GENERATION));
    }
}
