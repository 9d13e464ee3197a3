package org.switchboard.web.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.identity.model.MergeView;
import org.switchboard.web.api.answer.Answer;

/**
 * A merge: two records that became one customer, and with them whatever was one with either.
 *
 * @param strength SCORED, EXACT or REVIEWED
 * @param effective false when it is undone, or while stronger evidence keeps the records apart
 */
public record MergeAnswer(
        long id,
        RecordAnswer one,
        RecordAnswer other,
        String strength,
        double score,
        List<MatchEvidenceAnswer> evidence,
        boolean effective,
        String decidedBy,
        Instant decidedAt,
        Optional<String> undoneBy,
        Optional<Instant> undoneAt)
        implements Answer {

    public static MergeAnswer of(MergeView merge) {
        return new MergeAnswer(
                merge.id(),
                RecordAnswer.of(merge.one()),
                RecordAnswer.of(merge.other()),
                merge.strength(),
                merge.score(),
                merge.evidence().stream().map(MatchEvidenceAnswer::of).toList(),
                merge.effective(),
                merge.decidedBy(),
                merge.decidedAt(),
                merge.undoneBy(),
                merge.undoneAt());
    }
}
