package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** An integrator at the keyboard, with the real command, before a source runs and when something is wrong with it. */
@WithSwitchboard
class SourcesCommandStory {

    private static final String FILE = "office.camel.yaml";
    private static final String MAPPING = "office/customer.jslt";
    private static final Duration LIVE = Duration.ofSeconds(15);

    private static final String GOOD = """
            { "key": .id, "name": .name, "changedAt": .at, "tier": .tier }
            """;

    @TempDir
    Path drop;

    @TempDir
    Path desk;

    private Workbench workbench;
    private SourceFolderOnDisk folder;
    private SourcesCommand sources;
    private Api integrator;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        folder = new SourceFolderOnDisk(running);
        sources = new SourcesCommand(running);
        integrator = Api.as("integrator", running);
    }

    @AfterEach
    void takeAway() {
        Stream.of(FILE, MAPPING, "office/tiers.csv", "drafts/" + FILE).forEach(folder::remove);
        Desk.await("nothing is left of the story's files", LIVE).untilAsserted(() -> assertThat(
                        Json.each(integrator.get("source-files").ok().path("items")))
                .noneMatch(file -> file.path("path").asText().startsWith("office")));
    }

    @Test
    void feeds_are_listed_with_their_state() {
        SourcesCommand.CommandResult result = sources.asksServer("list");

        assertThat(result.text()).containsPattern("cis +customer +fresh +\\d+ s +\\d+");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void source_is_drafted_checked_tried_and_activated() throws IOException {
        assertThat(sources.run(List.of("new", "office", "--from", "folder-source"))
                        .text())
                .contains("drafts/office.camel.yaml", "office/customer.jslt");
        String draft = Files.readString(folder.path("drafts/" + FILE));
        assertThat(draft).contains("uri: kamelet:folder-source", "mapping: office/customer.jslt");
        Path file = Files.writeString(desk.resolve(FILE), draft.replaceFirst("folder: .*", "folder: " + drop));
        folder.write(MAPPING, GOOD.replace(".tier }", ".tier, \"identityNumber\": .idn }"));
        integrator
                .postLines(
                        "intake/other-office/customer",
                        "{\"key\":\"P-1\",\"name\":\"Wang Xiaoming\",\"identityNumber\":\"11010519491231002X\"}")
                .ok();
        Path dump = Files.writeString(drop.resolve("customers.json"), """
                [{"id": "O-1", "name": "王小明", "at": "2026-11-01T08:00:00+08:00", "tier": "gold",
                  "idn": "11010519491231002X"},
                 {"id": "O-2", "name": 7, "at": "2026-11-01T08:00:00+08:00"}]
                """);

        assertThat(sources.run(List.of("check", file.toString())))
                .isEqualTo(new SourcesCommand.CommandResult(0, "office.camel.yaml would load.\n"));

        Desk.await("the same person's other record is known by its number", LIVE)
                .untilAsserted(() -> assertThat(sources.asksServer("try", file.toString(), "--records", "2")
                                .text())
                        .contains("would be merged with: other-office/P-1 Wang Xiaoming"));
        SourcesCommand.CommandResult tried = sources.asksServer("try", file.toString(), "--records", "2");
        assertThat(tried.text())
                .contains("source:    {\"id\":\"O-1\"", "canonical: {\"key\":\"O-1\"", "outcome:   new")
                .contains("tier: nothing -> \"gold\"")
                .contains("rejected:  /name");
        assertThat(tried.exitCode()).isEqualTo(1);
        assertThat(dump).as("a trial leaves the file where it lies").exists();
        assertThat(integrator.get("sources/office").status()).isEqualTo(404);

        assertThat(sources.asksServer("activate", file.toString()))
                .isEqualTo(new SourcesCommand.CommandResult(0, "office.camel.yaml runs.\n"));
        Desk.await("the first record", LIVE).untilAsserted(() -> assertThat(
                        integrator.get("sources/office").ok().path("records").asInt())
                .isEqualTo(1));
    }

    @Test
    void staged_files_are_activated_together_and_what_does_not_run_leaves_the_active_ones() throws IOException {
        Path staging = desk.resolve("staging");
        Files.createDirectories(staging.resolve("office"));
        Files.writeString(staging.resolve(MAPPING), GOOD.replace(".tier }", "code(\"office/tiers.csv\", .tier) }"));
        Files.writeString(staging.resolve(FILE), route());
        List<String> check = List.of("check", "--staged", staging.toString());

        assertThat(sources.run(check).text()).contains("line 1: there is no code table office/tiers.csv");
        assertThat(sources.asksServer("activate", "--staged", staging.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(folder.path(FILE)).doesNotExist();
        assertThat(folder.path(MAPPING)).doesNotExist();

        Files.writeString(staging.resolve("office/tiers.csv"), "code,tier\n1,gold\n");
        assertThat(sources.run(check).exitCode()).isZero();
        assertThat(sources.asksServer("activate", "--staged", staging.toString())
                        .text())
                .contains(FILE + " runs.", MAPPING + " is active.", "office/tiers.csv is active.");
        assertThat(folder.path("office/tiers.csv")).hasContent("code,tier\n1,gold");
        assertThat(sources.asksServer("activate", "--staged", staging.toString())
                        .text())
                .contains("Every staged file is active already.");
    }

    @Test
    void invalid_file_is_reported_with_its_line_and_not_copied_to_the_folder() throws IOException {
        Path bad = Files.writeString(desk.resolve(FILE), """
                - route:
                    id: office
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        foldr: /tmp
                """);
        String reason = "office.camel.yaml, line 4: the Kamelet folder-source needs the parameter folder.\n";

        assertThat(sources.run(List.of("check", bad.toString())))
                .isEqualTo(new SourcesCommand.CommandResult(1, reason));
        assertThat(sources.asksServer("activate", bad.toString()))
                .isEqualTo(new SourcesCommand.CommandResult(1, reason));
        assertThat(folder.path(FILE)).doesNotExist();
    }

    @Test
    void broken_mapping_is_reported_with_line_and_column_and_rolled_back() {
        folder.write(MAPPING, GOOD);
        folder.write(FILE, route());
        awaitFile(MAPPING, file -> !file.has("fault") && file.has("loadedAt"));

        folder.write(MAPPING, "{ \"key\": .id,\n  \"name\" .name }");
        awaitFile(MAPPING, file -> file.has("fault"));
        SourcesCommand.CommandResult listed = sources.asksServer("list");
        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.text())
                .contains("office/customer.jslt does not run in its present version; its last good version does:")
                .containsPattern("office/customer.jslt, line 2, column \\d+:");

        SourcesCommand.CommandResult back = sources.asksServer("rollback", MAPPING);
        assertThat(back.text()).startsWith("office/customer.jslt runs in version ");
        assertThat(back.exitCode()).isZero();
        assertThat(folder.path(MAPPING)).hasContent(GOOD);
        awaitFile(MAPPING, file -> !file.has("fault"));
    }

    @Test
    void rejected_records_are_replayed_each_with_its_own_result() throws IOException {
        folder.write(MAPPING, GOOD.replace(".name", "number(.name)"));
        folder.write(FILE, route().replace("source: office", "source: annex"));
        awaitFile(FILE, file -> file.has("loadedAt"));
        Files.writeString(drop.resolve("customers.json"), """
                [{"id": "O-3", "name": "李雷", "at": "2026-11-01T08:00:00+08:00"},
                 {"name": "nobody", "at": "2026-11-01T08:00:00+08:00"}]
                """);
        Desk.await("two rejected records", LIVE)
                .untilAsserted(() -> assertThat(rejected()).hasSize(2));

        assertThat(replayed("--until", "2020-01-01T00:00:00+08:00")).isEqualTo("0 stored, 0 rejected again\n");
        assertThat(replayed("--type", "customer", "--since", "2020-01-01T00:00:00+08:00", "--list"))
                .as("shown, and not played")
                .hasLineCount(2);

        folder.write(MAPPING, GOOD);
        Desk.await("the mended mapping", LIVE).untilAsserted(() -> {
            SourcesCommand.CommandResult result = sources.asksServer("replay", "--source", "annex");
            assertThat(result.text())
                    .contains("stored\n")
                    .contains("rejected again: /key")
                    .contains("1 stored, 1 rejected again");
            assertThat(result.exitCode()).isEqualTo(1);
        });
        assertThat(rejected()).hasSize(1);
        assertThat(replayed("--field", "/name")).isEqualTo("0 stored, 0 rejected again\n");
        assertThat(replayed("--field", "/key", "--reason", "missing")).endsWith("0 stored, 1 rejected again\n");
    }

    private String replayed(String... filter) {
        String[] words =
                Stream.concat(Stream.of("--source", "annex"), Stream.of(filter)).toArray(String[]::new);
        return sources.asksServer("replay", words).text();
    }

    @Test
    void paused_source_shows_the_reason() {
        try {
            SourcesCommand.CommandResult result =
                    sources.asksServer("pause", "contact-log", "--why", "Its disk is full.");

            assertThat(result.text())
                    .startsWith("contact-log is paused: by integrator at ")
                    .endsWith(", Its disk is full.\n");
            assertThat(result.exitCode()).isZero();
            JsonNode source = integrator.get("sources/contact-log").ok();
            assertThat(source.path("state").asText()).isEqualTo("PAUSED");
            assertThat(source.at("/paused/why").asText()).isEqualTo("Its disk is full.");
            assertThat(sources.asksServer("list").text())
                    .contains("contact-log is paused: by integrator at ")
                    .containsPattern("contact-log +interaction +paused +- ");
        } finally {
            integrator.post("sources/contact-log/resume", "").ok();
        }
    }

    @Test
    void backfill_reads_a_feed_again_from_a_given_time() {
        long before = unchanged();

        SourcesCommand.CommandResult result =
                sources.asksServer("backfill", "cis/customer", "--since", "2000-01-01T00:00:00+08:00");

        assertThat(result)
                .isEqualTo(new SourcesCommand.CommandResult(
                        0, "cis/customer is read again from 2000-01-01T00:00:00+08:00 on with its next poll.\n"));
        Desk.await("everything has come a second time", Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(unchanged()).isGreaterThan(before + 200);
            assertThat(feed().has("backfillSince")).isFalse();
        });
        assertThat(sources.asksServer("backfill", "scada/measurement", "--since", "2000-01-01T00:00:00+08:00")
                        .text())
                .contains("has no watermark");
        assertThat(sources.asksServer("backfill", "cis/customer", "--since", "yesterday"))
                .isEqualTo(new SourcesCommand.CommandResult(
                        1, "\"yesterday\" is not a time such as 2026-11-01T00:00:00+08:00.\n"));
    }

    private List<JsonNode> rejected() {
        return Json.each(integrator
                        .get("rejected-records?source=annex&limit=200")
                        .ok()
                        .path("items"))
                .toList();
    }

    private long unchanged() {
        return feed().path("unchanged").asLong();
    }

    private JsonNode feed() {
        return Json.each(integrator.get("sources/cis/feeds").ok().path("items"))
                .filter(feed -> feed.path("name").asText().equals("customer"))
                .findFirst()
                .orElseThrow();
    }

    private void awaitFile(String path, java.util.function.Predicate<JsonNode> state) {
        Desk.await(path, LIVE)
                .until(() -> Json.each(integrator.get("source-files").ok().path("items"))
                        .anyMatch(file -> file.path("path").asText().equals(path) && state.test(file)));
    }

    private String route() {
        return """
                - route:
                    id: office-customer
                    from:
                      uri: kamelet:folder-source
                      parameters:
                        folder: %s
                        settle: 100
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: office
                              recordType: customer
                              mapping: office/customer.jslt
                """.formatted(drop);
    }
}
