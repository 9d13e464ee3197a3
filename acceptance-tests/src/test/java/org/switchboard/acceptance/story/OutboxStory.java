package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** What another system refused, as programs and the command see it; the page has a story of its own. */
@WithSwitchboard
class OutboxStory {

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(90);
    private static final String UNKNOWN = "XX-OUTBOX";

    @Test
    void refused_message_is_listed_and_set_aside_by_api_and_command(Workbench workbench) {
        DispatchDesk desk = new DispatchDesk(workbench);
        desk.bringDevice(UNKNOWN);
        String order = desk.number(desk.order(UNKNOWN));
        Api integrator = Api.as("integrator", workbench);

        Desk.await("the refusal", DELIVERY_TIMEOUT)
                .untilAsserted(() -> assertThat(refused(integrator, order)).hasSize(1));
        JsonNode message = refused(integrator, order).get(0);
        assertThat(message.path("lastError").asText()).contains("设备编码不存在: " + UNKNOWN);
        assertThat(Json.read(message.path("payload").asText()).path("number").asText())
                .isEqualTo(order);
        assertThat(Json.each(integrator.get("outbox/destinations").ok().path("items")))
                .anySatisfy(destination -> {
                    assertThat(destination.at("/destination/name").asText()).isEqualTo("work-management");
                    assertThat(destination.path("refused").asInt()).isPositive();
                });
        integrator.get("outbox?state=lost").problem(400);
        Api.as("agent", workbench).get("outbox").problem(403);

        String id = message.path("id").asText();
        assertThat(new SourcesCommand(workbench)
                        .asksServer("outbox", "--set-aside", id)
                        .text())
                .contains(order, "set-aside", "设备编码不存在");
        assertThat(refused(integrator, order)).isEmpty();
        JsonNode again = integrator.post("outbox/" + id + "/retry", "").ok();
        assertThat(again.path("state").asText()).isEqualTo("waiting");
        assertThat(again.path("idempotencyKey")).isEqualTo(message.path("idempotencyKey"));
    }

    private static List<JsonNode> refused(Api integrator, String order) {
        return Json.each(integrator
                        .get("outbox?destination=work-management&state=refused")
                        .ok()
                        .path("items"))
                .filter(message -> message.path("key").asText().equals(order))
                .toList();
    }
}
