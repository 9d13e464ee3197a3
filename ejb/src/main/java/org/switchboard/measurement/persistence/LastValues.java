package org.switchboard.measurement.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.access.model.Actor;
import org.switchboard.measurement.model.SupplyStateChanged;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;

/**
 * The table of last values. Currents change all day; only a change to or from zero or unknown is published, so that the
 * screens of agents are not refreshed for nothing.
 */
@ApplicationScoped
public class LastValues implements RecordStore {

    private static final RecordTable TABLE = RecordTable.named("measurement")
            .changedAtField("at")
            .group("value")
            .column("value", "double precision", "value")
            .text("quality", "quality")
            .build();

    @Inject
    Jdbi jdbi;

    @Inject
    TelemetryQueries queries;

    @Inject
    Event<SupplyStateChanged> stateChanges;

    @Override
    public RecordType type() {
        return RecordType.MEASUREMENT;
    }

    @Override
    public RecordTable table() {
        return TABLE;
    }

    @Override
    public Set<String> upsert(String source, List<JsonNode> records, Instant receivedAt, RecordOrder order) {
        return jdbi.withHandle(handle -> {
            Map<String, Optional<Double>> before = heldBefore(handle, source, records);
            Set<String> changed = TABLE.upsert(handle, source, records, receivedAt, order);
            Map<String, Optional<Double>> telling = new HashMap<>();
            records.stream()
                    .filter(record -> changed.contains(record.get("key").asText()))
                    .filter(record -> isSignificant(before.get(record.get("key").asText()), valueOf(record)))
                    .forEach(record -> telling.put(record.get("key").asText(), valueOf(record)));
            if (!telling.isEmpty()) {
                keepZeros(handle, source, telling);
                stateChanges.fire(new SupplyStateChanged(
                        source,
                        Set.copyOf(queries.elementsOf(source, telling.keySet())),
                        Actor.source(source).author()));
            }
            return changed;
        });
    }

    /** The few points that read zero have a table of their own, so that they are found without reading all. */
    private static void keepZeros(Handle handle, String source, Map<String, Optional<Double>> values) {
        Map<Boolean, List<String>> byZero = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.partitioningBy(
                        value -> value.getValue().filter(v -> v == 0).isPresent(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (!byZero.get(true).isEmpty()) {
            handle.createUpdate("""
                            insert into measurement_zero (source_key, source)
                            select key, :source from unnest(:keys) as zero (key) on conflict do nothing""")
                    .bind("source", source)
                    .bindArray("keys", String.class, byZero.get(true))
                    .execute();
        }
        if (!byZero.get(false).isEmpty()) {
            handle.createUpdate("delete from measurement_zero where source_key = any (:keys) and source = :source")
                    .bind("source", source)
                    .bindArray("keys", String.class, byZero.get(false))
                    .execute();
        }
    }

    private static Map<String, Optional<Double>> heldBefore(Handle handle, String source, List<JsonNode> records) {
        Map<String, Optional<Double>> values = new HashMap<>();
        handle.createQuery(
                        "select source_key, value from measurement where source = :source and source_key = any (:keys)")
                .bind("source", source)
                .bindArray(
                        "keys",
                        String.class,
                        records.stream().map(r -> r.get("key").asText()).toList())
                .map((row, context) -> Map.entry(
                        row.getString("source_key"), Optional.ofNullable(row.getObject("value", Double.class))))
                .forEach(held -> values.put(held.getKey(), held.getValue()));
        return values;
    }

    private static Optional<Double> valueOf(JsonNode record) {
        return record.path("value").isNumber() ? Optional.of(record.get("value").doubleValue()) : Optional.empty();
    }

    private static boolean isSignificant(Optional<Double> before, Optional<Double> now) {
        return before == null
                || before.isPresent() != now.isPresent()
                || !before.map(value -> value == 0).equals(now.map(value -> value == 0));
    }
}
