package org.switchboard.web.sources;

import java.util.List;
import java.util.Optional;
import org.switchboard.source.rejected.RejectedRecords.Replay;

/**
 * What became of each record of the last replay.
 *
 * @param next asks for those that were not reached; empty when all were
 */
public record ReplayResults(List<Replay> items, Optional<String> next) {

    static final ReplayResults NONE = new ReplayResults(List.of(), Optional.empty());

    public ReplayResults {
        items = List.copyOf(items);
    }

    public long stored() {
        return items.stream().filter(replay -> replay.problem().isEmpty()).count();
    }

    public long stillWrong() {
        return items.size() - stored();
    }
}
