package org.switchboard.source.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordStore;

/** Whose records a batch has, when they were received, and which of two with one key counts. */
public record Reception(String source, Instant at, RecordOrder order) {

    /** @return the keys that changed something */
    public Set<String> upsert(RecordStore store, List<SourceRecord> records) {
        return records.isEmpty()
                ? Set.of()
                : store.upsert(source, records.stream().map(SourceRecord::form).toList(), at, order);
    }
}
