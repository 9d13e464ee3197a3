package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A program handles callbacks: it reads whom to call after restoration, and reports the result of each call. */
@WithSwitchboard
class CallbackStory {

    private Workbench workbench;
    private Api dispatcher;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        dispatcher = Api.as("dispatcher", running);
    }

    @Test
    void callback_is_attempted_made_and_closed() {
        JsonNode created = createCallback(27, "13712340027");
        assertThat(created.path("state").asText()).isEqualTo("to-call");
        assertThat(created.path("attempts").asInt()).isZero();
        String path = "callbacks/" + created.path("id").asText();

        JsonNode tried = dispatcher.patch(path, state("not-reached")).ok();
        assertThat(tried.path("state").asText()).isEqualTo("not-reached");
        assertThat(tried.path("attempts").asInt()).isEqualTo(1);
        assertThat(tried.path("calledBy").asText()).isEqualTo("dispatcher");
        assertThat(find("callbacks?limit=200", "13712340027"))
                .as("still to be called")
                .isPresent();
        assertThat(find("callbacks?limit=200&state=to-call", "13712340027")).isEmpty();

        assertThat(dispatcher
                        .patch(path, state("reached"))
                        .ok()
                        .path("attempts")
                        .asInt())
                .isEqualTo(2);
        assertThat(find("callbacks?limit=200", "13712340027")).as("done").isEmpty();
        assertThat(find("callbacks?limit=200&state=reached", "13712340027")).isPresent();
        dispatcher.patch(path, state("not-reached")).problem(422);
    }

    @Test
    void callback_list_pages_and_invalid_input_is_refused_with_its_field() {
        createCallback(28, "13712340028");
        createCallback(29, "13712340029");
        JsonNode first = dispatcher.get("callbacks?state=all&limit=1").ok();
        assertThat(first.path("items")).hasSize(1);
        JsonNode second = dispatcher
                .get("callbacks?state=all&limit=1&cursor="
                        + first.path("nextCursor").asText())
                .ok();
        assertThat(second.at("/items/0/id").asLong())
                .isGreaterThan(first.at("/items/0/id").asLong());

        assertThat(dispatcher
                        .get("callbacks?state=perhaps")
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("state");
        String path = "callbacks/" + first.at("/items/0/id").asText();
        assertThat(dispatcher
                        .patch(path, state("to-call"))
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("state");
        dispatcher.patch(path, Json.object()).problem(400);
        dispatcher.patch("callbacks/999999999", state("reached")).problem(404);
    }

    @Test
    void callbacks_are_visible_only_to_roles_of_the_dispatch_page() {
        Api.as("agent", workbench).get("callbacks").problem(403);
        Api.as("supervisor", workbench).get("callbacks").ok();
    }

    /** A customer reports, wants a call, and their supply is restored. */
    private JsonNode createCallback(int nth, String telephone) {
        JsonNode customer = new City(workbench).sample("healthy", nth);
        long id = new Desk(workbench).idOf(customer);
        JsonNode reported = Api.as("agent", workbench)
                .post(
                        "trouble-calls",
                        Json.object()
                                .put("customerId", id)
                                .put("text", "story")
                                .put("channel", "telephone")
                                .put("callbackTelephone", telephone))
                .ok();
        String device = reported.at("/ticket/device/key").asText();
        JsonNode order = dispatcher
                .post("work-orders", Json.object().put("networkElementKey", device))
                .ok();
        String path = "work-orders/" + order.path("id").asText();
        long crew = new DispatchDesk(workbench).bringCrew("story-crew", "抢修一班");
        dispatcher.patch(path, state("assigned").put("crewId", crew)).ok();
        dispatcher.patch(path, state("enRoute")).ok();
        dispatcher.patch(path, state("onSite")).ok();
        dispatcher.patch(path, state("restored")).ok();
        dispatcher.patch(path, state("closed")).ok();
        return find("callbacks?limit=200", telephone).orElseThrow();
    }

    private Optional<JsonNode> find(String path, String telephone) {
        return Json.each(dispatcher.get(path).ok().path("items"))
                .filter(call -> call.path("telephone").asText().equals(telephone))
                .reduce((earlier, later) -> later);
    }

    private static ObjectNode state(String state) {
        return Json.object().put("state", state);
    }
}
