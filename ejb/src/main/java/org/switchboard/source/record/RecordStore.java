package org.switchboard.source.record;

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
     * Upserts by source and key; which record counts is said by the order.
     *
     * @param records conforming records, one a key
     * @return the keys that changed something
     */
    Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order);

    /** As {@link #upsert(String, List, Instant, RecordOrder)}, by the time of change. */
    default Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt) {
        return upsert(source, records, receivedAt, RecordOrder.BY_CHANGE_TIME);
    }

    /** Whether a record is nothing but its row of {@link #table}, so that an initial load may write the row by itself. */
    default boolean isPlainTable() {
        return false;
    }
}
