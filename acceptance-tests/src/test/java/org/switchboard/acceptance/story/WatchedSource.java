package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.switchboard.launcher.Workbench;

/** A source system that a story controls, and its state in the API. */
public final class WatchedSource {

    private static final Duration NOTICED = Duration.ofSeconds(60);
    private static final String MAPPING = "/place.jslt";

    private final SourceFolderOnDisk folder;
    private final SourcesCommand command;
    private final Api integrator;
    private final String name;

    public WatchedSource(Workbench workbench, String name) {
        this.folder = new SourceFolderOnDisk(workbench);
        this.command = new SourcesCommand(workbench);
        this.integrator = Api.as("integrator", workbench);
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** It sends a record several times a second; its freshness objective is three seconds. */
    public void sendsRecords() {
        folder.write(file(), route(300, 0));
    }

    /** Its route runs, but polls nothing within the next ten minutes. */
    public void stopsSending() {
        folder.write(file(), route(600_000, 600_000));
    }

    /** It sends three records once: two whose longitude is a text, one without a key. */
    public void bringsThreeWrongRecords() {
        folder.write(name + MAPPING, "{\"key\": .key, \"address\": {\"text\": .name}, \"longitude\": .east}");
        folder.write(file(), """
                - route:
                    id: %1$s-places
                    from:
                      uri: scheduler:%1$s
                      parameters:
                        initialDelay: 0
                        repeatCount: 1
                      steps:
                        - setBody:
                            constant: '[{"key":"A","name":"a","east":"120.5"},{"key":"B","name":"b","east":"120.6"},{"name":"c"}]'
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: service-location
                              mapping: %1$s/place.jslt
                """.formatted(name));
        Desk.await("three rejected records", NOTICED)
                .untilAsserted(() -> assertThat(rejected()).hasSize(3));
    }

    /** From now on the mapping converts the longitude to a number. */
    public void correctsMapping() {
        String before = loadedAt();
        folder.write(name + MAPPING, "{\"key\": .key, \"address\": {\"text\": .name}, \"longitude\": number(.east)}");
        Desk.await("the mended mapping", NOTICED).until(() -> !loadedAt().equals(before));
    }

    public List<JsonNode> rejected() {
        return Json.each(integrator
                        .get("rejected-records?limit=200&source=" + name)
                        .ok()
                        .path("items"))
                .toList();
    }

    public void awaitState(String state) {
        Desk.await(name + " " + state, NOTICED)
                .untilAsserted(
                        () -> assertThat(described().path("state").asText()).isEqualTo(state));
    }

    /** As the list of sources describes it. */
    public JsonNode described() {
        return Json.each(integrator.get("sources").ok().path("items"))
                .filter(each -> each.path("id").asText().equals(name))
                .findFirst()
                .orElse(Json.object());
    }

    /** Waits for the last change of its first feed's freshness objective. */
    public void awaitObjective(String change) {
        Desk.await(name + " promise " + change, NOTICED).untilAsserted(() -> assertThat(integrator
                        .get("sources/" + name + "/promises")
                        .ok()
                        .at("/items/0/change")
                        .asText())
                .isEqualTo(change));
    }

    /** A program that sends a record gets 503 with Retry-After. */
    public void refusesWhatIsPushed() {
        Answer answer = integrator.postLines(
                "intake/" + name + "/service-location", "{\"key\":\"P\",\"address\":{\"text\":\"pushed\"}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    /** Runs {@code ./sources} and returns its output. */
    public String command(String... words) {
        String[] rest = java.util.Arrays.copyOfRange(words, 1, words.length);
        return command.asksServer(words[0], rest).text();
    }

    public void remove() {
        integrator.send("POST", "sources/" + name + "/resume", "application/json", "");
        folder.remove(file());
        folder.remove(name + MAPPING);
    }

    private String file() {
        return name + ".camel.yaml";
    }

    private String loadedAt() {
        return Json.each(integrator.get("source-files").ok().path("items"))
                .filter(file -> file.path("path").asText().equals(name + MAPPING))
                .map(file -> file.path("loadedAt").asText())
                .findFirst()
                .orElse("");
    }

    private String route(int period, int initialDelay) {
        return """
                - route:
                    id: %1$s-places
                    from:
                      uri: scheduler:%1$s
                      parameters:
                        delay: %2$d
                        initialDelay: %3$d
                      steps:
                        - setBody:
                            constant: '{"key":"P-1","address":{"text":"watched"}}'
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: service-location
                              promise: 3
                """.formatted(name, period, initialDelay);
    }
}
