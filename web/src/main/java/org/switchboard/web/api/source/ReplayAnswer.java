package org.switchboard.web.api.source;

import java.util.List;
import java.util.Optional;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.RejectedRecords.Replay;

/** What became of a record that was played again; field and reason say what is still wrong. */
public record ReplayAnswer(
        long id, boolean stored, Optional<String> field, Optional<String> value, Optional<String> reason) {

    /** A whole source's replay. */
    public record OfSource(long stored, long stillWrong, List<ReplayAnswer> items) {

        static OfSource of(List<Replay> replays) {
            List<ReplayAnswer> items = replays.stream().map(ReplayAnswer::of).toList();
            long stored = items.stream().filter(ReplayAnswer::stored).count();
            return new OfSource(stored, items.size() - stored, items);
        }
    }

    static ReplayAnswer of(Replay replay) {
        return new ReplayAnswer(
                replay.id(),
                replay.problem().isEmpty(),
                replay.problem().map(FieldProblem::field),
                replay.problem().map(FieldProblem::value),
                replay.problem().map(FieldProblem::reason));
    }
}
