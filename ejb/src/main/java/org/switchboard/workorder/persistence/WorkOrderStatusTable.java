package org.switchboard.workorder.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordTable;

/** What field systems have reported about orders, as they reported it. */
@ApplicationScoped
public class WorkOrderStatusTable {

    public static final RecordTable COLUMNS = RecordTable.named("work_order_status")
            .group("status")
            .text("work_order", "workOrder")
            .text("state", "state")
            .column("at", "timestamptz", "at")
            .text("note", "note")
            .text("crew_key", "crewKey")
            .build();

    private Jdbi jdbi;

    protected WorkOrderStatusTable() {
        // for the container's proxy
    }

    @Inject
    public WorkOrderStatusTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return the keys whose report is new */
    public Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
        return jdbi.withHandle(handle -> COLUMNS.upsert(handle, source, records, receivedAt, order));
    }
}
