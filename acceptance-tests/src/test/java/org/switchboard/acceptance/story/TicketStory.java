package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A program works on tickets: it finds, changes, merges and closes them, and handles callbacks. */
@WithSwitchboard
class TicketStory {

    private Workbench workbench;
    private Api agent;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        agent = Api.as("agent", running);
    }

    @Test
    void ticket_is_found_by_number_customer_and_telephone_and_by_state_and_owner() {
        JsonNode customer = new City(workbench).sample("healthy", 32);
        JsonNode ticket = report(customer, "13712340070");
        String number = ticket.path("number").asText();

        for (String typed : List.of(
                number,
                number.substring(number.length() - 6),
                "13712340070",
                "12340070",
                Desk.accountOf(customer),
                customer.path("name").asText())) {
            assertThat(numbers("tickets?limit=200&q=" + Api.escaped(typed)))
                    .as(typed)
                    .contains(number);
        }
        assertThat(numbers("tickets?limit=200&owner=agent&category=fault-report&q=" + number))
                .containsExactly(number);
        assertThat(numbers("tickets?owner=nobody&q=" + number)).isEmpty();
        assertThat(numbers("tickets?state=closed&q=" + number)).isEmpty();
        assertThat(numbers("tickets?state=all&q=" + number)).containsExactly(number);
        for (String query : List.of("state=perhaps", "category=whim", "group=band", "limit=many")) {
            assertThat(agent.get("tickets?" + query).problem(400).path("field").asText())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void change_is_atomic_and_an_outdated_view_changes_nothing() {
        JsonNode ticket = report(new City(workbench).sample("healthy", 33), "13712340071");
        String path = "tickets/" + ticket.path("number").asText();
        Answer seen = agent.get(path);
        String tag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(seen.ok().path("calls")).hasSize(1);

        JsonNode changed = agent.patch(
                        path,
                        Json.object()
                                .put("priority", "high")
                                .put("owner", "supervisor")
                                .put("note", "angry"),
                        "If-Match",
                        tag)
                .ok();

        assertThat(changed.path("priority").asText()).isEqualTo("high");
        assertThat(changed.path("owner").asText()).isEqualTo("supervisor");
        agent.patch(path, Json.object().put("priority", "low"), "If-Match", tag).problem(412);
        assertThat(field(path, Json.object().put("priority", "low").put("owner", "nobody-at-all")))
                .isEqualTo("owner");
        assertThat(field(path, Json.object().put("priority", "soon"))).isEqualTo("priority");
        assertThat(agent.patch(path, Json.object().put("priority", "low").put("state", "cancelled"))
                        .problem(422)
                        .path("field")
                        .asText())
                .isEqualTo("note");
        agent.patch(path, Json.object()).problem(400);
        JsonNode now = agent.get(path).ok();
        assertThat(now.path("priority").asText()).isEqualTo("high");
        assertThat(Json.each(now.path("history"))
                        .map(entry -> entry.path("action").asText()))
                .containsExactly("OPENED", "PRIORITY_CHANGED", "OWNER_CHANGED", "NOTED");
        agent.get("tickets/TT-19990101-000000").problem(404);
        Api.as("editor", workbench).get(path).problem(403);
    }

    @Test
    void ticket_is_escalated_resolved_reopened_and_closed() {
        JsonNode ticket = report(new City(workbench).sample("healthy", 34), "13712340072");
        String path = "tickets/" + ticket.path("number").asText();

        JsonNode escalated = agent.patch(
                        path, Json.object().put("escalate", true).put("note", "press"))
                .ok();
        assertThat(escalated.path("group").asText()).isEqualTo("supervision");
        assertThat(escalated.has("handler")).isFalse();
        Api supervisor = Api.as("supervisor", workbench);
        assertThat(supervisor
                        .patch(
                                path,
                                Json.object()
                                        .put("handler", "supervisor")
                                        .put("state", "resolved")
                                        .put("note", "done"))
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("resolved");
        supervisor.patch(path, Json.object().put("state", "inProgress")).problem(422);
        supervisor
                .patch(path, Json.object().put("state", "inProgress").put("note", "not done"))
                .ok();
        assertThat(supervisor
                        .patch(path, Json.object().put("state", "closed"))
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("closed");
        supervisor
                .patch(path, Json.object().put("state", "inProgress").put("note", "x"))
                .problem(422);
    }

    @Test
    void two_tickets_are_merged_and_the_merge_is_undone() {
        JsonNode customer = new City(workbench).sample("healthy", 35);
        JsonNode one = report(customer, "13712340073");
        JsonNode other = atCorner();
        String merged = "tickets/" + other.path("number").asText();
        ObjectNode into = Json.object().put("into", one.path("number").asText());

        JsonNode survivor = agent.post(merged + "/merge", into).ok();

        assertThat(survivor.path("number")).isEqualTo(one.path("number"));
        assertThat(survivor.path("priority").asText()).isEqualTo("critical");
        JsonNode details = agent.get("tickets/" + one.path("number").asText()).ok();
        assertThat(details.path("calls")).hasSize(2);
        assertThat(Json.texts(details.path("merged")))
                .containsExactly(other.path("number").asText());
        agent.post(merged + "/merge", into).problem(422);
        JsonNode restored = agent.post(merged + "/unmerge", "").ok();
        assertThat(restored.path("state")).isEqualTo(other.path("state"));
        assertThat(agent.get("tickets/" + one.path("number").asText()).ok().path("priority"))
                .isEqualTo(one.path("priority"));
        agent.post(merged + "/unmerge", "").problem(422);
        agent.post(
                        merged + "/merge",
                        Json.object().put("into", other.path("number").asText()))
                .problem(422);
        assertThat(agent.post(merged + "/merge", Json.object().put("into", "TT-1"))
                        .problem(404)
                        .path("field")
                        .asText())
                .isEqualTo("into");
        assertThat(agent.post(merged + "/merge", Json.object())
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("into");
        JsonNode stranger = report(new City(workbench).sample("healthy", 36), "13712340074");
        String strange = "tickets/" + stranger.path("number").asText() + "/merge";
        assertThat(agent.post(strange, into).problem(422).path("field").asText())
                .isEqualTo("confirm");
        agent.post(strange, into.put("confirm", true)).ok();
    }

    @Test
    void callback_is_listed_from_its_creation_and_an_invalid_number_is_refused() {
        JsonNode customer = new City(workbench).sample("healthy", 37);
        Desk desk = new Desk(workbench);
        long id = desk.idOf(customer);
        for (String number : List.of("12", "call me", "")) {
            ObjectNode call = Json.object().put("customerId", id).put("callerTelephone", "13712340075");
            call.putObject("callback").put("telephone", number);
            int status = agent.post("trouble-calls", call).status();
            assertThat(status).as(number).isIn(400, 422);
        }
        ObjectNode call = Json.object().put("customerId", id).put("callerTelephone", "13712340075");
        call.putObject("callback").put("telephone", "0571-8765-4321 转 8001").put("at", "2099-01-01T08:00:00+08:00");
        JsonNode ticket = agent.post("trouble-calls", call).ok().path("ticket");

        JsonNode callback = desk.view(id).ok().path("callbacks").path(0);
        assertThat(callback.path("telephone").asText()).isEqualTo("0571-8765-4321 转 8001");
        assertThat(callback.path("dueAt").asText()).isEqualTo("2099-01-01T00:00:00Z");
        String path = "tickets/" + ticket.path("number").asText();
        agent.patch(path, Json.object().put("state", "cancelled").put("note", "story told"))
                .ok();
        assertThat(desk.view(id).ok().path("callbacks"))
                .as("stands until it is kept")
                .hasSize(1);
        Api dispatcher = Api.as("dispatcher", workbench);
        dispatcher
                .patch(
                        "callbacks/" + callback.path("id").asText(),
                        Json.object().put("state", "reached"))
                .ok();
        assertThat(desk.view(id).ok().path("callbacks")).isEmpty();
    }

    @Test
    void ticket_about_anything_but_a_fault_is_opened_and_a_fault_is_not() {
        long id = new Desk(workbench).idOf(new City(workbench).sample("healthy", 38));
        ObjectNode complaint =
                Json.object().put("category", "complaint").put("customerId", id).put("text", "nobody came");

        Answer opened = agent.post("tickets", complaint);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Location")).hasValueSatisfying(path -> assertThat(path)
                .endsWith(opened.ok().path("number").asText()));
        assertThat(agent.post("tickets", complaint.put("category", "fault-report"))
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("category");
        agent.post("tickets", complaint.put("category", "complaint").put("customerId", 999_999_999))
                .problem(404);
    }

    private JsonNode report(JsonNode customer, String telephone) {
        return agent.post(
                        "trouble-calls",
                        Json.object()
                                .put("customerId", new Desk(workbench).idOf(customer))
                                .put("symptom", "no-supply")
                                .put("text", "all dark")
                                .put("callerTelephone", telephone))
                .ok()
                .path("ticket");
    }

    private JsonNode atCorner() {
        ObjectNode call = Json.object().put("text", "smoke");
        call.putObject("place").put("text", "corner " + UUID.randomUUID());
        call.putArray("hazards").add("smoke");
        return agent.post("trouble-calls", call).ok().path("ticket");
    }

    private String field(String path, ObjectNode change) {
        return agent.patch(path, change).problem(400).path("field").asText();
    }

    private List<String> numbers(String path) {
        return Json.each(agent.get(path).ok().path("items"))
                .map(ticket -> ticket.path("number").asText())
                .toList();
    }
}
