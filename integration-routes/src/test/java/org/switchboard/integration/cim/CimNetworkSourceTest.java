package org.switchboard.integration.cim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.schema.JsonSchemaRecordSchemas;
import org.switchboard.integration.testing.PublicData;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** The Kamelet cim-network-source: a model in a folder becomes network elements. */
class CimNetworkSourceTest {

    private static final FeedId FEED = new FeedId("cim", RecordType.NETWORK_ELEMENT);

    @TempDir
    Path configuration;

    @TempDir
    Path models;

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
    void model_becomes_canonical_elements_and_inconsistencies_are_reported_by_name() throws IOException {
        try (InputStream village = CimNetworkSourceTest.class.getResourceAsStream("/cim/village.xml")) {
            Files.copy(village, models.resolve("village.xml"));
        }
        site.with("cim.camel.yaml", route("name")).start();

        Site.await().untilAsserted(() -> assertThat(models.resolve("archive/village.xml"))
                .exists());
        assertThat(site.intake.text("Mill house", "upstreamKey")).isEqualTo("Mill transformer");
        assertThat(site.intake.text("Tie to the east", "normallyOpen")).isEqualTo("true");
        assertConforming();
        assertThat(site.feeds.noteOf(FEED))
                .contains(
                        "village.xml: No source reaches these: East lane, East barn. Not used: 1 BaseVoltage, 1 WindGeneratingUnit.");
    }

    @Test
    void element_missing_from_a_later_complete_model_is_deleted() throws IOException {
        Files.writeString(models.resolve("1.xml"), village());
        site.with("cim.camel.yaml", route("name").replace("settle: 1", "settle: 1\n        completeModel: true"))
                .start();
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/1.xml")).exists());
        assertThat(site.intake.byKey()).containsKey("East barn");

        Files.writeString(models.resolve("2.xml"), villageWithoutBarn());
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/2.xml")).exists());
        assertThat(site.intake.byKey()).doesNotContainKey("East barn").containsKeys("East lane", "Mill house");
        assertThat(site.feeds.noteOf(FEED))
                .as("the sweep leaves what is odd about the network")
                .hasValueSatisfying(note -> assertThat(note).startsWith("No source reaches these: East lane."));
    }

    @Test
    void a_model_that_lacks_most_of_the_network_deletes_nothing() throws IOException {
        Files.writeString(models.resolve("1.xml"), village());
        site.with(
                        "cim.camel.yaml",
                        route("name")
                                .replace("settle: 1", "settle: 1\n        completeModel: true\n        sweepLimit: 5"))
                .start();
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/1.xml")).exists());
        Files.writeString(models.resolve("2.xml"), villageWithoutBarn());
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/2.xml")).exists());
        assertThat(site.intake.byKey()).containsKey("East barn");
    }

    @Test
    void element_missing_from_a_later_partial_model_is_kept() throws IOException {
        Files.writeString(models.resolve("1.xml"), village());
        site.with("cim.camel.yaml", route("name")).start();
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/1.xml")).exists());
        Files.writeString(models.resolve("2.xml"), villageWithoutBarn());
        Site.await()
                .untilAsserted(() -> assertThat(models.resolve("archive/2.xml")).exists());
        assertThat(site.intake.byKey()).containsKey("East barn");
    }

    private static String villageWithoutBarn() throws IOException {
        return village().replaceAll("<cim:EnergyConsumer rdf:ID=\"_barn\">.*?</cim:EnergyConsumer>", "");
    }

    private static String village() throws IOException {
        try (InputStream village = CimNetworkSourceTest.class.getResourceAsStream("/cim/village.xml")) {
            return new String(village.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void file_that_is_no_model_is_moved_to_the_error_folder_and_reported() throws IOException {
        Files.writeString(
                models.resolve("broken.xml"), "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><x");
        site.with("cim.camel.yaml", route("mrid")).start();

        Site.await().untilAsserted(() -> assertThat(models.resolve("errors/broken.xml"))
                .exists());
        assertThat(site.feeds.failure(FEED)).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("broken.xml is no network model: line 1: "));
    }

    @Test
    void every_load_of_the_ieee_123_feeder_has_one_path_to_the_substation() throws IOException {
        Files.copy(PublicData.folder("cim").resolve("IEEE123_PV.cim.xml.gz"), models.resolve("IEEE123_PV.cim.xml.gz"));
        site.with("cim.camel.yaml", route("mrid")).start();

        Site.await().untilAsserted(() -> assertThat(models.resolve("archive/IEEE123_PV.cim.xml.gz"))
                .exists());
        Map<String, JsonNode> elements = site.intake.byKey();
        assertConforming();
        assertThat(elements.values())
                .filteredOn(element -> element.path("kind").asText().equals("service-point"))
                .hasSize(91)
                .allSatisfy(consumer -> assertThat(
                                topOf(consumer, elements).path("kind").asText())
                        .isEqualTo("substation"));
    }

    private static JsonNode topOf(JsonNode element, Map<String, JsonNode> elements) {
        Set<String> seen = new HashSet<>();
        JsonNode at = element;
        while (at.has("upstreamKey")) {
            assertThat(seen.add(at.path("key").asText()))
                    .as("no way round in circles")
                    .isTrue();
            at = elements.get(at.path("upstreamKey").asText());
        }
        return at;
    }

    private void assertConforming() {
        JsonSchemaRecordSchemas schemas = new JsonSchemaRecordSchemas();
        assertThat(site.intake.records()).allSatisfy(record -> assertThat(schemas.problems(
                        RecordType.NETWORK_ELEMENT, record.canonical().orElseThrow()))
                .isEmpty());
    }

    private String route(String keys) {
        return """
                - route:
                    id: cim-network
                    from:
                      uri: kamelet:cim-network-source
                      parameters:
                        folder: %s
                        keys: %s
                        settle: 1
                        period: 50
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: cim
                              recordType: network-element
                """.formatted(models, keys);
    }
}
