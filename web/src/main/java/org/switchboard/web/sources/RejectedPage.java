package org.switchboard.web.sources;

import java.util.List;
import java.util.Map;
import org.switchboard.shared.Page;
import org.switchboard.source.model.RejectedGroup;
import org.switchboard.source.model.RejectedRecord;

/**
 * A page of the rejected records that match.
 *
 * @param matching how many match in all
 * @param commonest because of which fields most of the source's wait
 * @param bySource how many wait of each source of which any do, whatever matches
 */
public record RejectedPage(
        Page<RejectedRecord> records, long matching, List<RejectedGroup> commonest, Map<String, Long> bySource) {

    public RejectedPage {
        commonest = List.copyOf(commonest);
        bySource = Map.copyOf(bySource);
    }

    public long waitingOf(String source) {
        return bySource.getOrDefault(source, 0L);
    }

    /** Of those that wait, by their names on the wire. */
    public List<String> types() {
        return commonest.stream()
                .map(group -> group.type().wireName())
                .distinct()
                .toList();
    }

    /** At fault in those that wait. */
    public List<String> fields() {
        return commonest.stream()
                .map(RejectedGroup::field)
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }
}
