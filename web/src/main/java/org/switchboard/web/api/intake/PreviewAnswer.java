package org.switchboard.web.api.intake;

import java.util.List;
import java.util.Optional;
import org.switchboard.identity.LikelyMatch;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.FieldChange;
import org.switchboard.source.intake.IntakePreview.Outcome;
import org.switchboard.source.intake.IntakePreview.Previewed;

/**
 * What would become of a record; field, value and reason explain why it would be rejected.
 *
 * @param line in the body, from 1
 * @param matches of a customer record: the records held that it would be merged with, or that a person would look at
 */
public record PreviewAnswer(
        long line,
        Optional<String> key,
        Outcome outcome,
        List<FieldChangeAnswer> changes,
        Optional<String> field,
        Optional<String> value,
        Optional<String> reason,
        List<LikelyMatchAnswer> matches) {

    /**
     * A record held that another one would be merged with, or shown beside for a person to decide.
     *
     * @param joins whether it would be merged without a review
     * @param score the sum of the evidence in bits, see ADR 12
     */
    public record LikelyMatchAnswer(
            long customerId, String source, String key, String name, boolean joins, double score) {

        public static LikelyMatchAnswer of(LikelyMatch match) {
            return new LikelyMatchAnswer(
                    match.customerId(), match.source(), match.key(), match.name(), match.joins(), match.score());
        }
    }

    /**
     * A field that would change, its values as JSON text.
     *
     * @param held empty when nothing is held
     * @param offered empty when the record does not have the field, so that it would be removed
     */
    public record FieldChangeAnswer(String field, Optional<String> held, Optional<String> offered) {

        public static FieldChangeAnswer of(FieldChange changed) {
            return new FieldChangeAnswer(changed.field(), changed.held(), changed.offered());
        }
    }

    static PreviewAnswer of(long line, Previewed previewed, List<LikelyMatch> matches) {
        return new PreviewAnswer(
                line,
                previewed.key(),
                previewed.outcome(),
                previewed.changes().stream().map(FieldChangeAnswer::of).toList(),
                previewed.problem().map(FieldProblem::field),
                previewed.problem().map(FieldProblem::value),
                previewed.problem().map(FieldProblem::reason),
                matches.stream().map(LikelyMatchAnswer::of).toList());
    }
}
