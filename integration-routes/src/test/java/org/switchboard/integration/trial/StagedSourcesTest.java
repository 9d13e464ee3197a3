package org.switchboard.integration.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route with its mapping, table and properties, checked and tried before any of it is active. */
class StagedSourcesTest {

    @TempDir
    Path configuration;

    @TempDir
    Path drop;

    private Path staging;

    @BeforeEach
    void aStagedSource() throws IOException {
        staging = configuration.resolve("sources-staging");
        stage("crm.camel.yaml", route("crm", "'{{CRM_FOLDER}}'"));
        stage("crm.properties", "CRM_FOLDER = " + drop);
        stage("crm/customer.jslt", "{\"key\": .id,\n \"tier\": code(\"crm/tiers.csv\", .tier)}");
        stage("crm/tiers.csv", "code,meaning\n1,gold\n");
    }

    @Test
    void staged_files_are_checked_and_tried_together_and_nothing_is_active() throws Exception {
        Files.writeString(drop.resolve("a.json"), "[{\"id\":\"1\",\"tier\":\"1\"}]");

        assertThat(staged().problems()).isEmpty();
        assertThat(staged().routes().get("crm.camel.yaml").read(1, Duration.ofSeconds(20)))
                .satisfies(tried -> assertThat(tried.failure()).isEmpty())
                .satisfies(tried -> assertThat(tried.records().get(0).record().canonical())
                        .hasToString("Optional[{\"key\":\"1\",\"tier\":\"gold\"}]"));
        assertThat(configuration.resolve("sources/crm.camel.yaml")).doesNotExist();
    }

    @Test
    void only_files_that_differ_from_the_active_ones_are_activated() throws IOException {
        activate("crm/tiers.csv", "code,meaning\n1,gold\n");
        activate("crm/customer.jslt", "{}");

        assertThat(staged().changes()).containsOnlyKeys("crm.camel.yaml", "crm.properties", "crm/customer.jslt");
    }

    @Test
    void missing_code_table_is_named_by_check_and_try_with_the_line_of_the_mapping() throws Exception {
        Files.delete(staging.resolve("crm/tiers.csv"));
        String reason = "crm/customer.jslt, line 2: there is no code table crm/tiers.csv in the folder of the source"
                + " files.";

        assertThat(staged().problems()).containsExactly(reason);
        assertThat(staged().routes()
                        .get("crm.camel.yaml")
                        .read(1, Duration.ofSeconds(5))
                        .failure())
                .contains(reason);
    }

    @Test
    void broken_code_table_is_named_with_its_line() throws Exception {
        stage("crm/tiers.csv", "code,meaning\n1,gold\n1,silver\n");

        assertThat(staged().problems())
                .singleElement()
                .asString()
                .contains("crm/tiers.csv, line 3 has the code \"1\" a second time");
    }

    @Test
    void unknown_field_is_named_without_a_record_with_its_line_and_the_nearest_name() throws Exception {
        stage("crm/customer.jslt", "let a = {\"anything\": 1}\n{\n \"key\": .id,\n \"nmae\": .name\n}");
        assertThat(staged().problems())
                .containsExactly("crm/customer.jslt, line 4: /nmae is no field of a record of the type customer;"
                        + " perhaps name. ./sources schema customer lists the fields.");

        stage("crm/customer.jslt", "if (.id)\n {\"key\": .id}\nelse\n [for (.all)\n {\"key\": .id, \"nmae\": .name}]");
        assertThat(staged().problems()).singleElement().asString().contains("line 5: /nmae");

        stage("crm/customer.jslt", "{\"key\": .id} + {\"nmae\": .name}");
        assertThat(staged().problems()).singleElement().asString().contains("line 1: /nmae");
    }

    @Test
    void unknown_field_that_only_a_record_shows_fails_the_test_of_the_mapping() throws Exception {
        stage("crm/customer.jslt", "def record(it) {\"key\": $it.id, \"nmae\": $it.name}\nrecord(.)");
        stage("crm/customer.jslt-test.yaml", "- input: {id: \"1\", name: A}\n  expected: {key: \"1\", nmae: A}\n");

        assertThat(staged().problems())
                .singleElement()
                .asString()
                .contains("customer.jslt-test.yaml, test 1: /nmae is no field");
    }

    @Test
    void route_id_of_an_active_file_is_named_with_both_files() throws Exception {
        activate("other.camel.yaml", route("crm", "'{{NOT_SET_HERE}}'"));

        assertThat(staged().problems())
                .containsExactly("crm.camel.yaml, line 1: the route id crm is taken by a route of other.camel.yaml.");
    }

    @Test
    void second_route_on_one_line_is_found_in_the_file_and_over_files() throws Exception {
        stage("crm.camel.yaml", iec("a", "") + iec("b", ""));
        assertThat(staged().problems())
                .singleElement()
                .asString()
                .contains("the IEC 104 line to rtu:2404 is taken by the route of line 4");

        stage("crm.camel.yaml", iec("a", ""));
        activate("other.camel.yaml", iec("b", "port: 2404"));
        assertThat(staged().problems())
                .singleElement()
                .asString()
                .contains("the IEC 104 line to rtu:2404 is taken by a route of other.camel.yaml");

        activate("other.camel.yaml", iec("b", "port: 2405"));
        assertThat(staged().problems()).isEmpty();
    }

    @Test
    void files_that_the_server_would_pass_over_are_named() throws Exception {
        stage("erp.yaml", "");
        stage("crm/erp.camel.yaml", "");
        stage("crm/erp.properties", "");

        assertThat(staged().problems()).hasSize(3).allMatch(problem -> problem.contains("erp."));
    }

    @Test
    void property_file_with_a_broken_line_is_named() throws Exception {
        stage("crm.properties", "CRM_FOLDER = " + drop + "\nnonsense\n");

        assertThat(staged().problems())
                .containsExactly("crm.properties does not hold properties: line 2 is not written as NAME = value");
    }

    @Test
    void active_route_that_a_staged_mapping_would_break_is_named() throws Exception {
        activate("erp.camel.yaml", route("erp", drop.toString()));
        activate("crm/customer.jslt", "{\"key\": .id}");
        Files.delete(staging.resolve("crm.camel.yaml"));
        stage("crm/customer.jslt", "{\"key\" .id}");

        assertThat(staged().problems())
                .singleElement()
                .asString()
                .startsWith("erp.camel.yaml is active and would not work: ")
                .contains("crm/customer.jslt, line 1");
    }

    @Test
    void empty_and_missing_staging_folders_are_named() throws Exception {
        assertThat(new StagedSources(configuration, configuration.resolve("nowhere")).problems())
                .singleElement()
                .asString()
                .contains("There is no staging folder", "nowhere");
    }

    @Test
    void file_of_another_name_is_refused_by_check_and_try() throws Exception {
        Path file = Files.writeString(configuration.resolve("crm.yaml"), route("crm", drop.toString()));
        RouteFileTrial trial = new RouteFileTrial(configuration, file, Optional.of(staging));

        assertThat(trial.problem()).contains("crm.yaml is no route file; the name of one ends in .camel.yaml.");
        assertThat(trial.read(1, Duration.ofSeconds(1)).failure()).isEqualTo(trial.problem());
    }

    private StagedSources staged() {
        return new StagedSources(configuration, staging);
    }

    private void stage(String path, String content) throws IOException {
        write(staging.resolve(path), content);
    }

    private void activate(String path, String content) throws IOException {
        write(configuration.resolve("sources").resolve(path), content);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String route(String id, String folder) {
        return """
                - route:
                    id: %s
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        settle: 1
                        period: 50
                      steps:
                %s""".formatted(id, folder, sink());
    }

    private static String iec(String id, String more) {
        return """
                - route:
                    id: %s
                    from:
                      uri: kamelet:iec104-source
                      parameters:
                        host: rtu
                        %s
                      steps:
                %s""".formatted(id, more, sink());
    }

    private static String sink() {
        return """
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: crm
                              recordType: customer
                              mapping: crm/customer.jslt
                """;
    }
}
