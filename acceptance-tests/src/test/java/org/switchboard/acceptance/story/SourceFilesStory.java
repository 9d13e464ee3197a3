package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** An operator edits source files while everything runs; some edits are mistakes. */
@WithSwitchboard
class SourceFilesStory {

    private static final String FILE = "story.camel.yaml";
    private static final String NEVER_GOOD = "never.camel.yaml";
    private static final String MAPPING = "story/place.jslt";

    /** The limit is five seconds; the rest is tolerance for a busy machine. The measured time is in the log. */
    private static final Duration LIVE = Duration.ofSeconds(15);

    private Workbench workbench;
    private SourceFolderOnDisk folder;
    private Api integrator;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        folder = new SourceFolderOnDisk(running);
        integrator = Api.as("integrator", running);
    }

    @AfterEach
    void takeAway() {
        folder.remove(FILE);
        folder.remove(NEVER_GOOD);
        folder.remove(MAPPING);
        Desk.await("the story's file is gone", LIVE)
                .untilAsserted(() ->
                        assertThat(source("story").path("file").isMissingNode()).isTrue());
    }

    @Test
    void new_file_starts_changed_file_replaces_it_and_removed_file_stops() {
        long began = System.nanoTime();
        folder.write(FILE, routeSaying("first"));
        awaitPlace("first");
        Measured.log("a new route file is live after", Measured.since(began));

        began = System.nanoTime();
        folder.write(FILE, routeSaying("second"));
        awaitPlace("second");
        Measured.log("a changed route file is live after", Measured.since(began));

        folder.remove(FILE);
        Desk.await("the removed file's routes have stopped", LIVE)
                .untilAsserted(() ->
                        assertThat(source("story").path("file").isMissingNode()).isTrue());
        String last = lastSuccess("story");
        Awaitility.await("silence")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> lastSuccess("story").equals(last));
        assertThat(source("story").path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(source("story").path("lagSeconds").isMissingNode()).isTrue();

        folder.write(FILE, routeSaying("third"));
        awaitPlace("third");
        assertThat(source("story").path("state").asText()).isEqualTo("FRESH");
    }

    @Test
    void broken_change_keeps_the_last_good_version_running_and_reports_the_error_until_corrected() {
        folder.write(FILE, routeSaying("good"));
        awaitPlace("good");

        for (String broken : List.of(
                routeSaying("worse").replace("scheduler:", "nosuchcomponent:"),
                routeSaying("worse").replace("kamelet:intake-sink", "kamelet:no-such-sink"),
                "- route:\n    id: [unclosed\n",
                "")) {
            folder.write(FILE, broken);
            Desk.await("told why", LIVE).untilAsserted(() -> {
                JsonNode status = source("story");
                assertThat(status.path("fault").asText()).as(status.toString()).isNotBlank();
                assertThat(status.path("file").asText()).isEqualTo(FILE);
            });
            assertThat(source("story").path("fault").asText())
                    .as("no stack trace and no class names for people")
                    .doesNotContain("Exception", "\tat ");
            awaitAnotherSuccess("story");
            awaitAnotherSuccess("cis");
            assertThat(place()).isEqualTo("good");
            correctFile();
        }

        folder.write(FILE, routeSaying("mended"));
        awaitPlace("mended");
        assertThat(source("story").path("fault").isMissingNode()).isTrue();
    }

    private void correctFile() {
        folder.write(FILE, routeSaying("good"));
        Desk.await("mended", LIVE)
                .untilAsserted(() -> assertThat(source("story").path("fault").isMissingNode())
                        .isTrue());
    }

    @Test
    void file_broken_at_start_is_reported_and_other_routes_run() {
        folder.write(NEVER_GOOD, "- route:\n    id: never\n    from:\n      uri: nosuchcomponent:x\n      steps: []\n");

        Desk.await("told why", LIVE)
                .untilAsserted(
                        () -> assertThat(source("never").path("fault").asText()).contains("nosuchcomponent"));

        assertThat(source("never").path("file").asText()).isEqualTo(NEVER_GOOD);
        assertThat(source("never").path("state").asText()).isEqualTo("STALE");
        City.SYSTEMS.stream().filter(system -> !system.equals("billing")).forEach(this::awaitAnotherSuccess);

        folder.remove(NEVER_GOOD);
        Desk.await("forgotten", LIVE)
                .untilAsserted(() -> assertThat(source("never").isEmpty()).isTrue());
    }

    @Test
    void broken_mapping_keeps_the_last_good_one_active_and_reports_the_error() {
        folder.write(MAPPING, "{\"key\": .key, \"address\": {\"text\": \"mapped \" + .name}}");
        folder.write(FILE, mappedRoute());
        awaitPlace("mapped once");

        folder.write(MAPPING, "{\"key\": .key, \"address\": {\"text\": ");
        Desk.await("told why", LIVE)
                .untilAsserted(
                        () -> assertThat(source("story").path("fault").asText()).contains(MAPPING));
        awaitAnotherSuccess("story");
        assertThat(place()).isEqualTo("mapped once");

        long began = System.nanoTime();
        folder.write(MAPPING, "{\"key\": .key, \"address\": {\"text\": \"mapped again \" + .name}}");
        awaitPlace("mapped again once");
        Measured.log("a changed mapping is live after", Measured.since(began));
        assertThat(source("story").path("fault").isMissingNode()).isTrue();
    }

    @Test
    void rejected_record_is_stored_after_the_mapping_is_corrected() {
        folder.write(MAPPING, "{\"key\": \"R-1\", \"address\": {\"text\": .name}, \"longitude\": .east}");
        folder.write(FILE, mappedRoute());
        Desk.await("rejected", LIVE).untilAsserted(() -> assertThat(rejected()).isNotEmpty());
        JsonNode first = rejected().get(0);
        assertThat(first.path("field").asText()).isEqualTo("/longitude");
        assertThat(first.path("reason").asText()).isNotBlank();
        assertThat(Json.read(first.path("original").asText()).path("east").asText())
                .isEqualTo("120.5");
        assertThat(first.path("mapping").asText()).isEqualTo(MAPPING);

        JsonNode again = integrator
                .post("rejected-records/" + first.path("id").asText() + "/replay", "")
                .ok();
        assertThat(again.path("stored").asBoolean()).as(again.toString()).isFalse();

        folder.remove(FILE);
        folder.write(MAPPING, "{\"key\": \"R-1\", \"address\": {\"text\": .name}, \"longitude\": number(.east)}");
        Desk.await("replayed", LIVE).untilAsserted(() -> {
            JsonNode replay =
                    integrator.post("rejected-records/replay?source=story", "").ok();
            assertThat(replay.path("stillWrong").asInt()).as(replay.toString()).isZero();
            assertThat(rejected()).isEmpty();
        });
        assertThat(export("R-1").path("longitude").asDouble()).isEqualTo(120.5);
    }

    private List<JsonNode> rejected() {
        return Json.each(integrator.get("rejected-records?source=story").ok().path("items"))
                .toList();
    }

    private void awaitPlace(String text) {
        Desk.await("the place says " + text, LIVE)
                .untilAsserted(() -> assertThat(place()).isEqualTo(text));
    }

    private String place() {
        return export("P-1").at("/address/text").asText();
    }

    private JsonNode export(String key) {
        return integrator.get("export/service-location?source=story").okLines().stream()
                .filter(each -> each.path("key").asText().equals(key))
                .findFirst()
                .orElse(Json.object());
    }

    private JsonNode source(String id) {
        return Json.each(integrator.get("sources").ok().path("items"))
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElse(Json.object());
    }

    private String lastSuccess(String source) {
        return source(source).path("lastSuccessAt").asText();
    }

    private void awaitAnotherSuccess(String source) {
        String last = lastSuccess(source);
        Desk.await(source + " goes on", LIVE)
                .untilAsserted(() -> assertThat(lastSuccess(source)).isNotEqualTo(last));
    }

    private static String routeSaying(String text) {
        return route("{\"key\":\"P-1\",\"address\":{\"text\":\"" + text + "\"}}", "");
    }

    private static String mappedRoute() {
        return route(
                "{\"key\":\"P-1\",\"name\":\"once\",\"east\":\"120.5\"}", "              mapping: " + MAPPING + "\n");
    }

    private static String route(String record, String mapping) {
        return """
                - route:
                    id: story-places
                    from:
                      uri: scheduler:story
                      parameters:
                        delay: 500
                      steps:
                        - setBody:
                            constant: '%s'
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: story
                              recordType: service-location
                """.formatted(record) + mapping;
    }
}
