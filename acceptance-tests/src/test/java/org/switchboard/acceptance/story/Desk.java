package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.switchboard.launcher.Workbench;

/** An agent's desk without its screen: looks customers up, and opens their view. */
public final class Desk {

    /** Until the first intake of a small city is through. */
    public static final Duration LOADED = Duration.ofSeconds(120);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Api agent;

    public Desk(Workbench workbench) {
        this.agent = Api.as("agent", workbench);
    }

    /** The matches for what an agent types. */
    JsonNode lookUp(String typed) {
        return agent.get("customers?limit=50&q=" + Api.escaped(typed)).ok().path("items");
    }

    /** The match of this account's customer among those for what an agent types. */
    Optional<JsonNode> lookUp(String typed, String account) {
        return Json.each(lookUp(typed))
                .filter(match -> match.path("accountNumber").asText().equals(account))
                .findFirst();
    }

    /** Our number for a customer of the city, once they are here. */
    public long idOf(JsonNode customer) {
        String account = accountOf(customer);
        await("customer with account " + account, LOADED)
                .untilAsserted(() -> assertThat(lookUp(account, account)).isPresent());
        return lookUp(account, account).orElseThrow().path("id").asLong();
    }

    public static String accountOf(JsonNode customer) {
        return customer.path("services").path(0).path("acct_no").asText();
    }

    /** The whole view, with the live systems asked. */
    Answer view(long customer) {
        return agent.get("customers/" + customer + "/view?refresh=live");
    }

    /** The numbers that the view masks. */
    JsonNode numbers(long customer) {
        return agent.post("customers/" + customer + "/reveal", Json.object().put("reason", "caller asks for it"))
                .ok();
    }

    /** The verdict on the customer's first premises. */
    public JsonNode verdict(long customer) {
        return view(customer).ok().path("supplies").path(0).path("verdict");
    }

    /** The verdict in view of what the caller reports. */
    JsonNode verdict(long customer, String symptom) {
        return agent.get("customers/" + customer + "/verdict?symptom=" + symptom)
                .ok();
    }

    public String cause(long customer) {
        return verdict(customer).path("cause").asText();
    }

    /** The verdict once it names this cause. */
    public JsonNode awaitCause(long customer, String cause, Duration deadline) {
        await("verdict " + cause, deadline).untilAsserted(() -> {
            JsonNode verdict = verdict(customer);
            assertThat(verdict.path("cause").asText()).as(verdict.toString()).isEqualTo(cause);
        });
        return verdict(customer);
    }

    /** Looks ten times a second. */
    static ConditionFactory await(String what, Duration deadline) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(deadline);
    }
}
