package org.switchboard.integration.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.schema.JsonSchemaRecordSchemas;
import org.switchboard.integration.testing.PublicData;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;

/** The worked example of a further source: nothing but a route file and a mapping, copied up. */
class PublicOutageMapTest {

    private static final Path EXAMPLES = Path.of("../config/sources/examples");

    @TempDir
    Path configuration;

    @TempDir
    Path snapshots;

    private Site site;

    @BeforeEach
    void aSite() {
        site = new Site(configuration);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void sample_snapshots_become_outages_in_their_latest_state() throws IOException {
        copy(EXAMPLES.resolve("sample"));
        run();
        Site.await().untilAsserted(() -> assertThat(files(snapshots)).isEmpty());
        Map<String, JsonNode> read = lastRead();
        assertThat(read).containsOnlyKeys("9000001", "9000002", "9000003");
        assertThat(read.get("9000001").path("changedAt").asText()).isEqualTo("2026-01-01T20:00:00Z");
        assertThat(read.get("9000001").path("estimatedRestoration").asText()).isEqualTo("2026-01-01T21:00:00Z");
        assertThat(read.get("9000002").path("changedAt").asText()).isEqualTo("2026-01-01T14:00:00Z");
        assertThat(read.get("9000003").path("crewState").asText()).isEqualTo("Crew assigned");
        assertThat(site.intake.byKey()).as("9000002 has ended").containsOnlyKeys("9000001", "9000003");
        assertConforming();
    }

    @Test
    void public_snapshots_become_distinct_outages_in_their_latest_state() throws IOException {
        Path real = PublicData.folder("pge-outages");
        copy(real);
        run();
        Map<String, JsonNode> latest = latest(real);
        Site.await().untilAsserted(() -> assertThat(files(snapshots)).isEmpty());
        Map<String, JsonNode> read = lastRead();
        assertThat(read).containsOnlyKeys(latest.keySet().toArray(String[]::new));
        latest.forEach((key, outage) -> {
            assertThat(read.get(key).path("crewState").asText())
                    .isEqualTo(outage.path("CREW_CURRENT_STATUS").asText());
            assertThat(read.get(key).path("customers").asInt())
                    .isEqualTo(outage.path("EST_CUSTOMERS").asInt());
        });
        List<Path> all = files(real);
        assertThat(site.intake.byKey())
                .as("what is no longer on the map has ended")
                .containsOnlyKeys(keysOf(all.get(all.size() - 1)));
        assertConforming();
    }

    /** What an operator does: copy the example up, and say where the snapshots are. */
    private void run() throws IOException {
        site.with(
                "pge-outages.camel.yaml",
                Files.readString(EXAMPLES.resolve("pge-outages.camel.yaml"))
                        .replace("include:", "period: 50\n        settle: 1\n        include:"));
        site.with("pge-outages/outage.jslt", Files.readString(EXAMPLES.resolve("pge-outages/outage.jslt")));
        site.with("site.properties", "PGE_OUTAGES_FOLDER = " + snapshots + "\n");
        site.start();
        assertThat(site.files.fault("pge-outages.camel.yaml")).isEmpty();
    }

    /** Of each outage that was read, ended or not. */
    private Map<String, JsonNode> lastRead() {
        Map<String, JsonNode> read = new HashMap<>();
        site.intake.records().stream()
                .map(record -> record.canonical().orElseThrow())
                .forEach(outage -> read.put(outage.path("key").asText(), outage));
        return read;
    }

    private static String[] keysOf(Path snapshot) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(snapshot))) {
            List<String> keys = new ArrayList<>();
            new ObjectMapper()
                    .readTree(text)
                    .forEach(outage -> keys.add(outage.path("F_OUTAGE_ID").asText()));
            return keys.toArray(String[]::new);
        }
    }

    private void assertConforming() {
        JsonSchemaRecordSchemas schemas = new JsonSchemaRecordSchemas();
        assertThat(site.intake.records()).allSatisfy(record -> assertThat(
                        schemas.problems(RecordType.OUTAGE, record.canonical().orElseThrow()))
                .isEmpty());
    }

    private void copy(Path from) throws IOException {
        for (Path file : files(from)) {
            Files.copy(file, snapshots.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Map<String, JsonNode> latest(Path real) throws IOException {
        Map<String, JsonNode> latest = new HashMap<>();
        for (Path file : files(real)) {
            try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
                new ObjectMapper()
                        .readTree(text)
                        .forEach(outage -> latest.put(outage.path("F_OUTAGE_ID").asText(), outage));
            }
        }
        return latest;
    }
}
