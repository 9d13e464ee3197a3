package org.switchboard.web.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.identity.model.ReviewState;
import org.switchboard.identity.model.ReviewView;

/** Two records that may be one customer, side by side, with what agrees and differs. */
public record ReviewAnswer(
        long id,
        RecordAnswer one,
        RecordAnswer other,
        double score,
        List<MatchEvidenceAnswer> evidence,
        ReviewState state,
        Instant foundAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    public static ReviewAnswer of(ReviewView review) {
        return new ReviewAnswer(
                review.id(),
                RecordAnswer.of(review.one()),
                RecordAnswer.of(review.other()),
                review.score(),
                review.evidence().stream().map(MatchEvidenceAnswer::of).toList(),
                review.state(),
                review.foundAt(),
                review.decidedBy(),
                review.decidedAt());
    }
}
