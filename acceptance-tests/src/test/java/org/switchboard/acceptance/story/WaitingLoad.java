package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.switchboard.launcher.Workbench;

/** An initial load of customers that goes on until it is ended, because nobody activates its route file. */
public final class WaitingLoad {

    public static final String FILE = "late-office.camel.yaml";

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Api integrator;
    private final String path;

    public WaitingLoad(Workbench workbench) {
        integrator = Api.as("integrator", workbench);
        ObjectNode request = Json.object().put("file", FILE);
        request.putArray("feeds")
                .addObject()
                .put("source", "late-office")
                .put("name", "customer")
                .put("recordType", "customer");
        path = "initial-loads/"
                + integrator.post("initial-loads", request).ok().path("id").asText();
    }

    public void awaitLoading() {
        await("LOADING");
    }

    public void end() {
        integrator.post(path + "/finish", "").ok();
        await("FINISHED");
        assertThat(described().path("slow")).isEmpty();
    }

    private void await(String state) {
        Desk.await("the load is " + state, DEADLINE)
                .untilAsserted(() -> assertThat(described().path("state").asText())
                        .as(described().toString())
                        .isEqualTo(state));
    }

    private JsonNode described() {
        return integrator.get(path).ok();
    }
}
