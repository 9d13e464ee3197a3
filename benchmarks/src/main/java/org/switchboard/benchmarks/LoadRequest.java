package org.switchboard.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.switchboard.launcher.Workbench;

/** The initial load of the customer system, asked for as {@code ./sources load} asks for it. */
final class LoadRequest {

    private static final String PATH = "initial-loads";

    private final Program integrator;
    private final List<RecordSort> sorts;

    LoadRequest(Workbench workbench, List<RecordSort> sorts) {
        this.integrator = new Program(workbench, "integrator");
        this.sorts = sorts;
    }

    void send() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("file", "cis.camel.yaml");
        var feeds = request.putArray("feeds");
        sorts.forEach(sort -> feeds.addObject()
                .put("source", "cis")
                .put("name", sort.recordType())
                .put("recordType", sort.recordType()));
        post(PATH, request);
    }

    void resume() {
        post(PATH + "/" + newest().path("id").asText() + "/resume", JsonNodeFactory.instance.objectNode());
    }

    /** Empty before there is one. */
    String state() {
        return newest().path("state").asText();
    }

    private JsonNode newest() {
        return integrator.get(PATH + "?limit=1").path("items").path(0);
    }

    private void post(String path, JsonNode body) {
        Program.Answer answer = integrator.post(path, body);
        if (!answer.isOk()) {
            throw new IllegalStateException("POST " + path + " answered " + answer.status() + ": " + answer.body());
        }
    }
}
