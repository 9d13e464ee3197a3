package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** Whatever a program sends twice or at once, a customer has one open ticket a place, and nothing is made twice. */
@WithSwitchboard
class OneTicketStory {

    private static final int ROUNDS = 100;
    private static final int CALLERS = 8;

    private Workbench workbench;
    private Api agent;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
        agent = Api.as("agent", running);
    }

    @Test
    void concurrent_posts_for_one_customer_give_one_ticket_in_each_round() throws Exception {
        long customer = customer(50);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Answer> answers = postAtOnce(threads, call(customer).put("text", "round " + round));
                assertThat(answers).extracting(Answer::status).containsOnly(201);
                assertThat(answers)
                        .extracting(answer -> answer.ok().at("/ticket/number").asText())
                        .containsOnly(answers.get(0).ok().at("/ticket/number").asText());
                close(answers.get(0).ok().at("/ticket/id").asLong());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void concurrent_posts_with_one_key_are_one_call_and_all_get_its_answer() throws Exception {
        long customer = customer(51);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Answer> answers = postAtOnce(
                    threads,
                    call(customer),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.get(0).body());
            long ticket = answers.get(0).ok().at("/ticket/id").asLong();
            assertThat(workbench.database().ask("select count(*) from trouble_call where ticket_id = " + ticket))
                    .isEqualTo("1");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void same_key_with_another_body_is_refused_and_a_refused_request_may_be_sent_again() {
        long customer = customer(52);
        String key = UUID.randomUUID().toString();
        post(call(customer).put("symptom", "no-such-symptom"), key).problem(400);
        JsonNode first = post(call(customer), key).ok();

        Answer again = post(call(customer), key);

        assertThat(again.ok()).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        JsonNode problem = post(call(customer).put("text", "another"), key).problem(422);
        assertThat(problem.path("field").asText()).isEqualTo("Idempotency-Key");
        assertThat(post(call(customer), "a key with blanks")
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void idempotency_key_applies_to_every_creating_call() {
        Api admin = Api.as("admin", workbench);
        String name = "story-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode user = Json.object()
                .put("name", name)
                .put("displayName", "Story")
                .put("language", "en")
                .put("password", "long enough for a story");
        user.putArray("roles").add("agent");
        String key = UUID.randomUUID().toString();
        Answer first = admin.send("POST", "users", "application/json", user.toString(), "Idempotency-Key", key);
        Answer second = admin.send("POST", "users", "application/json", user.toString(), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).as("without the key: 409").isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        admin.post("users", user).problem(409);
    }

    @Test
    void second_call_updates_the_ticket_and_both_are_listed() {
        long customer = customer(53);
        String since = agent.get("trouble-calls?limit=1")
                .ok()
                .path("items")
                .path(0)
                .path("receivedAt")
                .asText("2026-01-01T00:00:00Z");
        JsonNode first = agent.post("trouble-calls", call(customer).put("symptom", "low-voltage"))
                .ok()
                .path("ticket");
        ObjectNode call = call(customer)
                .put("symptom", "no-supply")
                .put("callerTelephone", "13712340063")
                .put("callback", true);
        call.putArray("hazards").add("smoke");

        JsonNode second = agent.post("trouble-calls", call).ok().path("ticket");

        assertThat(second.path("number")).isEqualTo(first.path("number"));
        assertThat(second.path("symptom").asText()).isEqualTo("no-supply");
        assertThat(second.path("priority").asText()).isEqualTo("critical");
        assertThat(Json.texts(second.path("hazards"))).containsExactly("smoke");
        assertThat(second.path("callbackTelephone").asText()).isEqualTo("13712340063");
        List<JsonNode> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = agent.get("trouble-calls?limit=200&since=" + Api.escaped(since) + cursor)
                    .ok();
            page.path("items").forEach(listed::add);
            cursor = page.has("nextCursor")
                    ? "&cursor=" + Api.escaped(page.path("nextCursor").asText())
                    : "";
        } while (!cursor.isEmpty());
        assertThat(listed.stream().filter(each -> each.path("ticketNumber").equals(first.path("number"))))
                .extracting(each -> each.path("symptom").asText())
                .containsExactly("low-voltage", "no-supply");
        close(first.path("id").asLong());
    }

    @Test
    void unknown_codes_are_refused_with_field_and_value() {
        long customer = customer(54);
        for (String field : List.of("symptom", "channel")) {
            JsonNode problem = agent.post("trouble-calls", call(customer).put(field, "teleported"))
                    .problem(400);
            assertThat(problem.path("field").asText()).isEqualTo(field);
            assertThat(problem.path("value").asText()).isEqualTo("teleported");
        }
        ObjectNode call = call(customer);
        call.putArray("hazards").add("wire-down").add("dragons");
        JsonNode problem = agent.post("trouble-calls", call).problem(400);
        assertThat(problem.path("field").asText()).isEqualTo("hazards");
        assertThat(problem.path("value").asText()).isEqualTo("dragons");
    }

    @Test
    void passer_by_reports_a_wire_down_at_a_street_corner() {
        ObjectNode call = Json.object().put("text", "wire across the pavement").put("symptom", "danger");
        call.putObject("place")
                .put("text", "金雄路 × 永泰路 " + UUID.randomUUID())
                .put("longitude", 102.7091)
                .put("latitude", 25.0412);
        call.putArray("hazards").add("wire-down");

        JsonNode ticket = agent.post("trouble-calls", call).ok().path("ticket");

        assertThat(ticket.path("priority").asText()).isEqualTo("critical");
        assertThat(ticket.has("customerId")).isFalse();
        assertThat(ticket.at("/place/longitude").asDouble()).isEqualTo(102.7091);
        assertThat(agent.post("trouble-calls", call).ok().at("/ticket/number")).isEqualTo(ticket.path("number"));
        call.putObject("place").put("networkElementKey", "no-such-device");
        assertThat(agent.post("trouble-calls", call).problem(404).path("field").asText())
                .isEqualTo("place.networkElementKey");
        call.putObject("place").put("longitude", 200).put("latitude", 25);
        assertThat(agent.post("trouble-calls", call).problem(400).path("field").asText())
                .isEqualTo("place.longitude");
        call.putObject("place");
        assertThat(agent.post("trouble-calls", call).problem(422).path("field").asText())
                .isEqualTo("place");
    }

    private long customer(int nth) {
        return new Desk(workbench).idOf(new City(workbench).sample("healthy", nth));
    }

    private void close(long ticket) {
        workbench
                .database()
                .ask("update trouble_ticket set state = 'CLOSED', version = version + 1 where id = " + ticket
                        + " returning id");
    }

    private Answer post(ObjectNode call, String key) {
        return agent.send("POST", "trouble-calls", "application/json", call.toString(), "Idempotency-Key", key);
    }

    private List<Answer> postAtOnce(ExecutorService threads, ObjectNode call, String... headers) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            answers.add(threads.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                return agent.send("POST", "trouble-calls", "application/json", call.toString(), headers);
            }));
        }
        List<Answer> all = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            all.add(answer.get(60, TimeUnit.SECONDS));
        }
        return all;
    }

    private static ObjectNode call(long customer) {
        return Json.object()
                .put("customerId", customer)
                .put("symptom", "no-supply")
                .put("channel", "telephone");
    }
}
