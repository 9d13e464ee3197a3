package org.switchboard.web.api.intake;

import java.util.List;
import java.util.Optional;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.IntakePreview.FieldChange;
import org.switchboard.source.IntakePreview.Outcome;
import org.switchboard.source.IntakePreview.Previewed;

/**
 * What would become of a record; field, value and reason say why it would be rejected.
 *
 * @param line in the body, from 1
 */
public record PreviewAnswer(
        long line,
        Optional<String> key,
        Outcome outcome,
        List<FieldChange> changes,
        Optional<String> field,
        Optional<String> value,
        Optional<String> reason) {

    static PreviewAnswer of(long line, Previewed previewed) {
        return new PreviewAnswer(
                line,
                previewed.key(),
                previewed.outcome(),
                previewed.changes(),
                previewed.problem().map(FieldProblem::field),
                previewed.problem().map(FieldProblem::value),
                previewed.problem().map(FieldProblem::reason));
    }
}
