package org.switchboard.outage.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** Offers the outage tables to the intake; a changed restoration time is added to the outage's history. */
@ApplicationScoped
public class OutageRecordStores {

    private static final RecordTable PLAN = RecordTable.named("outage_plan")
            .group("plan")
            .column("network_element_keys", "text[]", "networkElementKeys")
            .column("starts_at", "timestamptz", "from")
            .column("ends_at", "timestamptz", "to")
            .text("reason", "reason")
            .group("state")
            .text("state", "state")
            .build();

    private static final RecordTable OUTAGE = RecordTable.named("outage")
            .group("place")
            .text("network_element_key", "networkElementKey")
            .column("longitude", "double precision", "longitude")
            .column("latitude", "double precision", "latitude")
            .group("event")
            .column("started_at", "timestamptz", "from")
            .text("cause", "cause")
            .column("customers", "integer", "customers")
            .group("restoration")
            .column("estimated_restoration_at", "timestamptz", "estimatedRestoration")
            .text("crew_state", "crewState")
            .text("state", "state")
            .build();

    private static final String KEEP_CHANGED_ESTIMATES = """
            insert into outage_restoration_estimate (outage_id, changed_at, estimated_restoration_at)
            select o.id, o.changed_at, o.estimated_restoration_at
            from outage o
            left join lateral (
              select e.estimated_restoration_at, true as known from outage_restoration_estimate e
              where e.outage_id = o.id order by e.changed_at desc limit 1) as last on true
            where o.source = :source and o.source_key = any (:keys)
              and case when last.known then last.estimated_restoration_at is distinct from o.estimated_restoration_at
                       else o.estimated_restoration_at is not null end
            on conflict do nothing""";

    @Inject
    Jdbi jdbi;

    @Produces
    RecordStore plans() {
        return new RecordTableStore(RecordType.OUTAGE_PLAN, PLAN, jdbi);
    }

    @Produces
    RecordStore outages() {
        return new RecordTableStore(RecordType.OUTAGE, OUTAGE, jdbi) {
            @Override
            public Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
                Set<String> changed = super.upsert(source, records, receivedAt, order);
                if (!changed.isEmpty()) {
                    jdbi.useHandle(handle -> keepChangedEstimates(handle, source, changed));
                }
                return changed;
            }

            @Override
            public boolean isPlainTable() {
                return false;
            }
        };
    }

    private static void keepChangedEstimates(Handle handle, String source, Set<String> keys) {
        handle.createUpdate(KEEP_CHANGED_ESTIMATES)
                .bind("source", source)
                .bindArray("keys", String.class, keys)
                .execute();
    }
}
