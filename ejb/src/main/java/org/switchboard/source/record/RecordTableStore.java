package org.switchboard.source.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;

/** A {@link RecordStore} that is nothing but a {@link RecordTable}; features produce one for each type they keep. */
public class RecordTableStore implements RecordStore {

    private final RecordType type;
    private final RecordTable table;
    private final Jdbi jdbi;

    public RecordTableStore(RecordType type, RecordTable table, Jdbi jdbi) {
        this.type = type;
        this.table = table;
        this.jdbi = jdbi;
    }

    @Override
    public RecordType type() {
        return type;
    }

    @Override
    public RecordTable table() {
        return table;
    }

    @Override
    public Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
        return jdbi.withHandle(handle -> table.upsert(handle, source, records, receivedAt, order));
    }

    @Override
    public boolean isPlainTable() {
        return true;
    }
}
