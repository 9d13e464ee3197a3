package org.switchboard.web.api.intake;

import java.util.List;
import java.util.Optional;
import org.switchboard.identity.LikelyMatch;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.FieldChange;
import org.switchboard.source.intake.IntakePreview.Outcome;
import org.switchboard.source.intake.IntakePreview.Previewed;

/**
 * What would become of a record; field, value and reason say why it would be rejected.
 *
 * @param line in the body, from 1
 * @param matches of a customer record: the records held that it would be joined with, or that a person would look at
 */
public record PreviewAnswer(
        long line,
        Optional<String> key,
        Outcome outcome,
        List<FieldChange> changes,
        Optional<String> field,
        Optional<String> value,
        Optional<String> reason,
        List<LikelyMatch> matches) {

    static PreviewAnswer of(long line, Previewed previewed, List<LikelyMatch> matches) {
        return new PreviewAnswer(
                line,
                previewed.key(),
                previewed.outcome(),
                previewed.changes(),
                previewed.problem().map(FieldProblem::field),
                previewed.problem().map(FieldProblem::value),
                previewed.problem().map(FieldProblem::reason),
                matches);
    }
}
