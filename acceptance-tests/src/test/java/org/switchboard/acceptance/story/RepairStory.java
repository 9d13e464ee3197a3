package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** From the call of a customer without supply to the callback after restoration. */
@WithSwitchboard
class RepairStory {

    private static final Duration PUSHED = Duration.ofSeconds(10);

    @Test
    void trouble_call_creates_ticket_and_order_and_restoring_closes_both_within_service_levels(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        Api agent = Api.as("agent", workbench);
        Api dispatcher = Api.as("dispatcher", workbench);
        JsonNode caller = city.sample("on-feeder-with-telemetry");
        String breaker = caller.at("/because/device").asText();
        long id = desk.idOf(caller);
        city.open(breaker);
        desk.awaitCause(id, "UPSTREAM_SWITCH_OPEN", PUSHED);

        JsonNode reported = agent.post(
                        "trouble-calls",
                        Json.object()
                                .put("customerId", id)
                                .put("symptom", "no-supply")
                                .put("text", "全屋无电")
                                .put("channel", "telephone")
                                .put("callerTelephone", "13712345678")
                                .put("callbackTelephone", "13712345678"))
                .ok();
        assertThat(reported.at("/verdict/cause").asText()).isEqualTo("UPSTREAM_SWITCH_OPEN");
        assertThat(reported.at("/ticket/device/key").asText()).isEqualTo(breaker);
        String ticket = reported.at("/ticket/number").asText();
        assertThat(Json.each(desk.view(id).ok().path("openTickets"))
                        .map(each -> each.path("number").asText()))
                .contains(ticket);

        Answer opened = dispatcher.post(
                "work-orders", Json.object().put("networkElementKey", breaker).put("reason", "开关跳闸"));
        assertThat(opened.status()).isEqualTo(201);
        JsonNode order = opened.ok();
        assertThat(order.path("tickets").asInt()).isEqualTo(1);
        assertThat(order.path("customersAffected").asInt())
                .isEqualTo(city.truth("devices/" + breaker + "/customers").size());
        String path = "work-orders/" + order.path("id").asText();
        assertThat(agent.post("work-orders", Json.object().put("networkElementKey", breaker))
                        .status())
                .as("a device has one order at a time")
                .isEqualTo(200);

        JsonNode underRepair = desk.verdict(id);
        assertThat(underRepair.path("cause").asText()).isEqualTo("KNOWN_OUTAGE");

        long crew = new DispatchDesk(workbench).bringCrew("story-crew", "抢修一班");
        step(dispatcher, path, state("assigned").put("crewId", crew), "assigned");
        step(dispatcher, path, state("enRoute"), "enRoute");
        step(dispatcher, path, state("onSite"), "onSite");
        city.close(breaker);
        new DispatchDesk(workbench).awaitSupply(order.path("id").asLong());
        step(dispatcher, path, state("restored"), "restored");

        assertThat(Json.each(desk.view(id).ok().path("openTickets"))
                        .map(each -> each.path("number").asText()))
                .doesNotContain(ticket);
        assertThat(workbench
                        .database()
                        .ask(
                                "select c.telephone || ' ' || c.state from callback c join trouble_ticket t on t.id = c.ticket_id"
                                        + " where t.number = '" + ticket + "'"))
                .isEqualToIgnoringCase("13712345678 TO_CALL");
        assertThat(workbench.database().ask("select state from trouble_ticket where number = '" + ticket + "'"))
                .isEqualToIgnoringCase("closed");
        desk.awaitCause(id, "NO_FAULT_FOUND", PUSHED);
        step(dispatcher, path, state("closed"), "closed");
        assertThat(Json.each(agent.get(path).ok().path("history"))
                        .map(each -> each.path("action").asText()))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void a_step_that_the_order_does_not_allow_is_refused_and_changes_nothing(Workbench workbench) {
        Api dispatcher = Api.as("dispatcher", workbench);
        String path = orderOn(new City(workbench).sample("healthy", 25), workbench);

        dispatcher.patch(path, state("onSite")).problem(422);
        dispatcher.patch(path, state("restored")).problem(422);
        JsonNode unknown = dispatcher.patch(path, state("teleported")).problem(400);
        assertThat(unknown.path("field").asText()).isEqualTo("state");
        dispatcher.patch(path, state("assigned")).problem(400);
        Api.as("agent", workbench)
                .patch(path, state("cancelled").put("note", "x"))
                .problem(403);

        assertThat(dispatcher.get(path).ok().path("state").asText()).isEqualTo("received");
        dispatcher.patch(path, state("cancelled").put("note", "story told")).ok();
    }

    @Test
    void decision_on_an_outdated_view_is_refused(Workbench workbench) {
        Api dispatcher = Api.as("dispatcher", workbench);
        String path = orderOn(new City(workbench).sample("healthy", 26), workbench);
        String seen = dispatcher.get(path).headers().firstValue("ETag").orElseThrow();

        dispatcher
                .patch(path, Json.object().put("estimatedAt", "2099-01-01T00:00:00Z"), "If-Match", seen)
                .ok();
        dispatcher
                .patch(path, state("cancelled").put("note", "from an old view"), "If-Match", seen)
                .problem(412);

        assertThat(dispatcher.get(path).ok().path("state").asText()).isEqualTo("received");
        dispatcher.patch(path, state("cancelled").put("note", "story told")).ok();
    }

    @Test
    void second_call_with_danger_raises_the_priority_of_the_existing_order(Workbench workbench) {
        Api agent = Api.as("agent", workbench);
        long id = new Desk(workbench).idOf(new City(workbench).sample("healthy", 151));
        ObjectNode call =
                Json.object().put("customerId", id).put("channel", "telephone").put("repairOrder", true);

        JsonNode first = agent.post("trouble-calls", call.deepCopy().put("symptom", "no-supply"))
                .ok();
        JsonNode second = agent.post("trouble-calls", call.deepCopy().put("symptom", "danger"))
                .ok();

        assertThat(first.at("/order/hazard").asBoolean()).isFalse();
        assertThat(second.at("/order/number").asText())
                .isEqualTo(first.at("/order/number").asText());
        assertThat(second.at("/order/hazard").asBoolean()).isTrue();
        Api.as("dispatcher", workbench)
                .patch(
                        "work-orders/" + first.at("/order/id").asText(),
                        state("cancelled").put("note", "story told"))
                .ok();
    }

    private static String orderOn(JsonNode customer, Workbench workbench) {
        new Desk(workbench).idOf(customer);
        JsonNode order = Api.as("dispatcher", workbench)
                .post(
                        "work-orders",
                        Json.object()
                                .put(
                                        "networkElementKey",
                                        customer.at("/services/0/sp").asText()))
                .ok();
        return "work-orders/" + order.path("id").asText();
    }

    private static ObjectNode state(String state) {
        return Json.object().put("state", state);
    }

    private static void step(Api dispatcher, String path, ObjectNode change, String expected) {
        assertThat(dispatcher.patch(path, change).ok().path("state").asText()).isEqualTo(expected);
    }
}
