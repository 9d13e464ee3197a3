package org.switchboard.integration.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a source for real before its route file is in force. */
class RouteFileTrialTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    Path configuration;

    @TempDir
    Path drop;

    @BeforeEach
    void aMapping() throws IOException {
        Files.createDirectories(configuration.resolve("sources/crm"));
        Files.writeString(configuration.resolve("sources/crm/customer.jslt"), "{\"key\": .id, \"name\": .name}");
    }

    @Test
    void trial_shows_source_and_mapped_records_and_keeps_the_file() throws Exception {
        Path dump = Files.writeString(drop.resolve("a.json"), "[{\"id\":\"1\",\"name\":\"A\"},{\"id\":\"2\",\"x\":1}]");

        TriedRecords tried = trial(folderRoute()).read(2, TIMEOUT);

        assertThat(tried.failure()).isEmpty();
        assertThat(tried.records()).hasSize(2);
        assertThat(tried.records().get(0).record().original().toString()).isEqualTo("{\"id\":\"1\",\"name\":\"A\"}");
        assertThat(tried.records().get(1).record().canonical()).hasToString("Optional[{\"key\":\"2\"}]");
        assertThat(tried.records().get(0).feed().source()).isEqualTo("crm");
        assertThat(dump).exists();
        try (var left = Files.list(drop)) {
            assertThat(left).containsExactly(dump);
        }
    }

    @Test
    void trial_reports_an_unreachable_system_as_the_sources_page_does() throws Exception {
        try (ServerSocket unreachable = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = unreachable.getLocalPort();
            unreachable.close();
            TriedRecords tried = trial("""
                            - route:
                                id: crm
                                from:
                                  uri: kamelet:ogc-features-source
                                  parameters:
                                    url: http://127.0.0.1:%d
                                    collection: things
                                  steps:
                            %s""".formatted(port, sink())).read(1, TIMEOUT);

            assertThat(tried.records()).isEmpty();
            assertThat(tried.failure())
                    .hasValueSatisfying(reason -> assertThat(reason).contains(String.valueOf(port)));
        }
    }

    @Test
    void check_and_trial_report_an_invalid_file_with_file_and_line() throws Exception {
        RouteFileTrial trial = trial(folderRoute().replace("folder:", "foldr:"));

        assertThat(trial.problem())
                .contains("crm.camel.yaml, line 4: the Kamelet folder-source needs the parameter folder.");
        assertThat(trial.read(1, TIMEOUT).failure()).isEqualTo(trial.problem());
        assertThat(trial(folderRoute().replace("crm/customer", "crm/nothing")).problem())
                .hasValueSatisfying(reason -> assertThat(reason).contains("there is no mapping file crm/nothing.jslt"));
        assertThat(trial(folderRoute().replace(drop.toString(), "'{{NOWHERE_SET}}'"))
                        .problem())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("there is no value for {{NOWHERE_SET}}, neither in the environment nor in a"
                                + " .properties file"));
        assertThat(trial(folderRoute()).problem()).isEmpty();
    }

    @Test
    void tests_beside_a_mapping_are_run_and_those_of_others_are_not() throws Exception {
        Files.writeString(configuration.resolve("sources/crm/customer.jslt-test.yaml"), """
                - name: a customer
                  input: {id: "1", name: A}
                  expected: {key: "1", name: A}
                - name: a wrong name
                  input: {id: "1", name: A}
                  expected: {key: "1", name: B}
                - input: {id: "1"}
                  expected: [{key: "1"}]
                - name: nothing wrong with it
                  input: {id: "1"}
                  rejected: no reason
                - name: a slip
                  inptu: {id: "1"}
                """);
        Files.writeString(configuration.resolve("sources/crm/other.jslt-test.yaml"), "- input: 1\n");

        assertThat(trial(folderRoute()).mappingTests())
                .extracting(MappingTest::toString)
                .containsExactly(
                        "crm/customer.jslt-test.yaml, a customer: passed",
                        "crm/customer.jslt-test.yaml, a wrong name: expected {\"key\":\"1\",\"name\":\"B\"},"
                                + " but made {\"key\":\"1\",\"name\":\"A\"}",
                        "crm/customer.jslt-test.yaml, test 3: passed",
                        "crm/customer.jslt-test.yaml, nothing wrong with it: not rejected because of \"no reason\","
                                + " but made {\"key\":\"1\"}",
                        "crm/customer.jslt-test.yaml, a slip: a test has no field inptu");
    }

    @Test
    void test_file_that_is_no_yaml_is_reported_with_its_line() throws Exception {
        Files.writeString(configuration.resolve("sources/crm/customer.jslt-test.yaml"), "- input: 1\n  expected: [\n");

        assertThat(trial(folderRoute()).mappingTests()).singleElement().satisfies(test -> assertThat(test.toString())
                .startsWith("crm/customer.jslt-test.yaml, the file: line ")
                .contains("is not YAML"));
    }

    private RouteFileTrial trial(String route) throws IOException {
        Path file = Files.writeString(configuration.resolve("crm.camel.yaml"), route);
        return new RouteFileTrial(configuration, file);
    }

    private String folderRoute() {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        settle: 1
                        period: 50
                      steps:
                %s""".formatted(drop, sink());
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
