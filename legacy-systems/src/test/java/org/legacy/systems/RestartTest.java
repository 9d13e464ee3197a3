package org.legacy.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.legacy.systems.LegacySystemsProcessTest.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path data;

    private RunningLegacySystems start(List<String> said, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--customers", "100"));
        arguments.addAll(List.of(more));
        return RunningLegacySystems.start(options(data, arguments.toArray(String[]::new)), said::add);
    }

    @Test
    void restart_reuses_data_and_keeps_changes() throws Exception {
        String customer;
        String outage;
        JsonNode counts;
        try (RunningLegacySystems first = start(new ArrayList<>())) {
            Caller control = new Caller(first.controlPort());
            customer = control.post("/customers", "{\"name\":\"留下的\",\"transformer\":\"DT-000002\"}")
                    .get("cust_no")
                    .asText();
            control.post("/devices/CB-00002/open", "");
            outage = control.post("/outages", "{\"device\":\"DT-000002\"}")
                    .get("id")
                    .asText();
            counts = control.get("/truth/counts");
        }
        List<String> said = new ArrayList<>();
        try (RunningLegacySystems second = start(said)) {
            Caller control = new Caller(second.controlPort());
            assertThat(said).noneMatch(words -> words.startsWith("loading"));
            assertThat(control.get("/truth/counts")).isEqualTo(counts);
            assertThat(control.get("/devices/CB-00002").get("open").asBoolean()).isTrue();
            assertThat(control.get("/truth/customers/" + customer).get("name").asText())
                    .isEqualTo("留下的");
            assertThat(new Caller(second.port("gis"))
                            .get("/collections/outages/items/" + outage)
                            .get("id")
                            .asText())
                    .isEqualTo(outage);
            assertThatThrownBy(() -> start(new ArrayList<>()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already uses");
        }
        assertThatThrownBy(() -> start(new ArrayList<>(), "--seed", "7"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--fresh");
        try (RunningLegacySystems fresh = start(new ArrayList<>(), "--seed", "7", "--fresh")) {
            assertThat(new Caller(fresh.controlPort())
                            .get("/truth/counts")
                            .get("customers")
                            .asInt())
                    .isEqualTo(100);
        }
    }

    @Test
    void used_port_is_reported_in_one_sentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            assertThatThrownBy(() -> start(new ArrayList<>(), "--gis-port", port))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Port " + port + " is taken by another program; free it or give another --gis-port.");
        }
    }

    @Test
    void invalid_options_are_reported_by_name() {
        assertThatThrownBy(() -> LegacySystemsOptions.parse("--custmers", "5")).hasMessageContaining("--custmers");
        assertThatThrownBy(() -> LegacySystemsOptions.parse("--customers", "many"))
                .hasMessageContaining("many");
        assertThatThrownBy(() -> LegacySystemsOptions.parse("--gis-port", "70000"))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> LegacySystemsOptions.parse("--seed")).hasMessageContaining("--seed");
    }
}
