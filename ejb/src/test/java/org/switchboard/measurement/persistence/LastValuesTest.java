package org.switchboard.measurement.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.database.TestDatabase;
import org.switchboard.measurement.model.SupplyStateChanged;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.RecordedEvents;

/** Two control systems with points of the same key, at elements that GIS systems describe. */
class LastValuesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String RECORD = "source, source_key, changed_at, received_at, deleted, provenance";

    private static Jdbi jdbi;

    private final RecordedEvents<SupplyStateChanged> changes = new RecordedEvents<>();
    private final LastValues values = new LastValues();

    @BeforeAll
    static void buildNetwork() {
        jdbi = Jdbi.create(TestDatabase.fresh());
        record("network_element", "gis", "T1", "kind", "'transformer'");
        record("network_element", "old-gis", "T1", "kind", "'transformer'");
        record("network_element", "gis", "T2", "kind", "'transformer'");
        record("network_element", "scada-south", "T2", "kind", "'transformer'");
        record("measurement_point", "scada-north", "P1", "network_element_key", "'T1'");
        record("measurement_point", "scada-south", "P1", "network_element_key", "'T2'");
        record("measurement_point", "scada-north", "P9", "network_element_key", "'NOT-DESCRIBED'");
    }

    @BeforeEach
    void assemble() {
        jdbi.useHandle(handle -> handle.execute("truncate measurement, measurement_zero"));
        values.jdbi = jdbi;
        values.queries = new TelemetryQueries();
        values.queries.jdbi = jdbi;
        values.stateChanges = changes;
    }

    @Test
    void change_names_the_elements_of_the_points_of_its_source_with_source_and_key() {
        values.upsert("scada-north", List.of(reading("P1", 0), reading("P9", 0)), NOW);
        assertThat(changes.fired())
                .containsExactly(new SupplyStateChanged(
                        "scada-north",
                        Set.of(new ElementKey("gis", "T1")),
                        Actor.source("scada-north").author()));
    }

    @Test
    void element_is_named_by_the_source_of_the_telemetry_when_that_describes_it() {
        values.upsert("scada-south", List.of(reading("P1", 0)), NOW);
        assertThat(changes.fired())
                .flatExtracting(SupplyStateChanged::elements)
                .containsExactly(new ElementKey("scada-south", "T2"));
    }

    @Test
    void events_of_two_sources_have_different_keys() {
        values.upsert("scada-north", List.of(reading("P1", 0)), NOW);
        values.upsert("scada-south", List.of(reading("P1", 0)), NOW);
        assertThat(changes.fired())
                .extracting(SupplyStateChanged::eventKey)
                .containsExactly("scada-north", "scada-south");
    }

    private static JsonNode reading(String key, double value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", key)
                .put("at", NOW.toString())
                .put("value", value)
                .put("quality", "good");
    }

    private static void record(String table, String source, String key, String column, String value) {
        jdbi.useHandle(handle -> handle.execute("insert into " + table + " (" + RECORD + ", " + column + ") values ('"
                + source + "', '" + key + "', now(), now(), false, '{}', " + value + ")"));
    }
}
