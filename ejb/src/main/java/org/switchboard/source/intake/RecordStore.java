package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.switchboard.source.RecordType;

/** Port of a feature that keeps canonical records of one type. Called within the transaction of the intake. */
public interface RecordStore {

    RecordType type();

    /** Where the records lie, for giving them out again. */
    RecordTable table();

    /**
     * Upserts by source and key; a record that is not newer than the one held changes nothing.
     *
     * @param records conforming records, one a key
     * @return the keys that changed something
     */
    Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt);

    /**
     * As {@link #upsert}, while the table is filled for the first time, so that nearly all records are new; see
     * {@link InitialLoad}.
     */
    default Set<String> fill(String source, List<SourceRecord> records, Instant receivedAt) {
        return upsert(source, records.stream().map(SourceRecord::form).toList(), receivedAt);
    }
}
