package org.switchboard.identity.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two records that may be one customer, side by side, with what agrees and differs. */
public record ReviewView(
        long id,
        RecordView one,
        RecordView other,
        double score,
        List<EvidenceView> evidence,
        ReviewState state,
        Instant foundAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    public ReviewView {
        evidence = List.copyOf(evidence);
    }

    /** Its numbers as views show them. */
    public ReviewView masked() {
        return new ReviewView(id, one.masked(), other.masked(), score, evidence, state, foundAt, decidedBy, decidedAt);
    }
}
