package org.switchboard.identity.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A merge: two records that became one customer, and with them whatever was one with either.
 *
 * @param strength SCORED, EXACT or REVIEWED
 * @param effective false while something stronger keeps apart what it would hold together, and once it is undone
 */
public record MergeView(
        long id,
        RecordView one,
        RecordView other,
        String strength,
        double score,
        List<EvidenceView> evidence,
        boolean effective,
        String decidedBy,
        Instant decidedAt,
        Optional<String> undoneBy,
        Optional<Instant> undoneAt) {

    public MergeView {
        evidence = List.copyOf(evidence);
    }

    /** Its numbers as views show them. */
    public MergeView masked() {
        return new MergeView(
                id,
                one.masked(),
                other.masked(),
                strength,
                score,
                evidence,
                effective,
                decidedBy,
                decidedAt,
                undoneBy,
                undoneAt);
    }
}
