package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchboard.launcher.Workbench;

/** A second source of customers, sent through the API line by line, and the decisions about possible matches. */
public final class SecondCustomerSource {

    /** Looked at every two seconds; the rest is for a busy machine. */
    private static final Duration RESOLVED = Duration.ofSeconds(45);

    private final Api integrator;
    private final Api supervisor;
    private final Api agent;
    private final String source;

    public SecondCustomerSource(Workbench workbench, String source) {
        this.integrator = Api.as("integrator", workbench);
        this.supervisor = Api.as("supervisor", workbench);
        this.agent = Api.as("agent", workbench);
        this.source = source;
    }

    public void addCustomer(String key, String name, String telephone, Optional<String> identityNumber) {
        ObjectNode record = Json.object().put("key", key).put("name", name).put("kind", "person");
        record.putArray("telephones").add(telephone);
        identityNumber.ifPresent(number -> record.put("identityNumber", number));
        JsonNode answer = integrator
                .postLines("intake/" + source + "/customer", record.toString())
                .ok();
        assertThat(answer.path("rejected")).isEmpty();
    }

    /** The id of the customer, once the view of this one is made of so many records. */
    public JsonNode awaitRecords(long customer, int records) {
        Desk.await(records + " records of customer " + customer, RESOLVED)
                .untilAsserted(() -> assertThat(view(customer).path("records")).hasSize(records));
        return view(customer);
    }

    public JsonNode view(long customer) {
        return agent.get("customers/" + customer + "/view?refresh=none").ok();
    }

    /** The numbers that the view masks. */
    public JsonNode numbers(long customer) {
        return agent.post(
                        "customers/" + customer + "/reveal",
                        Json.object().put("reason", "a second system knows the same person"))
                .ok();
    }

    public List<JsonNode> lookUp(String typed) {
        return Json.each(agent.get("customers?limit=50&q=" + Api.escaped(typed))
                        .ok()
                        .path("items"))
                .toList();
    }

    public Optional<JsonNode> review(String one, String other) {
        return Json.each(supervisor.get("identity/reviews?limit=100").ok().path("items"))
                .filter(pair -> List.of(
                                pair.at("/one/name").asText(),
                                pair.at("/other/name").asText())
                        .containsAll(List.of(one, other)))
                .findFirst();
    }

    public JsonNode awaitReview(String one, String other) {
        Desk.await("a pair of " + one + " and " + other, RESOLVED)
                .untilAsserted(() -> assertThat(review(one, other)).isPresent());
        return review(one, other).orElseThrow();
    }

    /** The merge that made these two records one. */
    public JsonNode merge(long one, long other) {
        return Json.each(supervisor.get("identity/merges?limit=100").ok().path("items"))
                .filter(merge -> merge.at("/one/id").asLong() == Math.min(one, other)
                        && merge.at("/other/id").asLong() == Math.max(one, other))
                .findFirst()
                .orElseThrow();
    }

    public Answer decide(String path) {
        return supervisor.post("identity/" + path, "");
    }

    public JsonNode fields(long customer) {
        return agent.get("customers/" + customer + "/fields").ok().path("items");
    }

    public JsonNode ticketOf(long customer, String text) {
        return agent.post(
                        "trouble-calls",
                        Json.object().put("customerId", customer).put("text", text))
                .ok()
                .path("ticket");
    }
}
