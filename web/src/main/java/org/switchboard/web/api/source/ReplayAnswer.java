package org.switchboard.web.api.source;

import java.util.List;
import java.util.Optional;
import org.switchboard.shared.Page;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.rejected.RejectedRecords.Replay;

/** What became of a record that was played again; field and reason name what is still wrong. */
public record ReplayAnswer(
        long id, boolean stored, Optional<String> field, Optional<String> value, Optional<String> reason) {

    /** Of many; the cursor asks for those after them. */
    public record OfMany(long stored, long stillWrong, List<ReplayAnswer> items, Optional<String> nextCursor) {

        static OfMany of(Page<Replay> replays) {
            List<ReplayAnswer> items =
                    replays.items().stream().map(ReplayAnswer::of).toList();
            long stored = items.stream().filter(ReplayAnswer::stored).count();
            return new OfMany(stored, items.size() - stored, items, replays.nextCursor());
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
