package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class VerdictStory {

    /** What the city already has: the first intake may still be under way. */
    private static final Duration KNOWN = Duration.ofSeconds(60);

    /** The limit is two seconds; the rest is tolerance for a busy machine. The measured time is in the log. */
    private static final Duration PUSHED = Duration.ofSeconds(5);

    /** What comes with the next poll of a system that is polled every five seconds. */
    private static final Duration POLLED = Duration.ofSeconds(15);

    @Test
    void customer_disconnected_for_debt_gets_that_verdict(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        long id = desk.idOf(city.sample("debt"));

        JsonNode verdict = desk.awaitCause(id, "DISCONNECTED_FOR_DEBT", KNOWN);

        assertThat(verdict.path("action").asText()).isEqualTo("EXPLAIN_DEBT");
        assertThat(evidence(verdict, "BILLING_SAYS_DISCONNECTED").path("state").asText())
                .isEqualTo("LIVE");
        assertThat(evidence(verdict, "USAGE_POINT_DISCONNECTED").path("source").asText())
                .isEqualTo("cis");
        assertThat(verdict.path("wordsToSay").asText()).isNotBlank();
    }

    @Test
    void customer_within_a_planned_outage_gets_that_verdict(Workbench workbench) {
        City city = new City(workbench);
        JsonNode sample = city.sample("planned-outage");
        Desk desk = new Desk(workbench);

        JsonNode verdict = desk.awaitCause(desk.idOf(sample), "PLANNED_OUTAGE", KNOWN);

        assertThat(verdict.path("networkElementKey").asText())
                .isEqualTo(sample.at("/because/device").asText());
        assertThat(verdict.path("restorationAt").asText()).isNotBlank();
        assertThat(evidence(verdict, "PLAN_RUNNING").path("sentence").asText())
                .contains(sample.at("/because/plannedOutage").asText());
    }

    @Test
    void customer_within_a_known_outage_gets_that_verdict(Workbench workbench) {
        City city = new City(workbench);
        JsonNode sample = city.sample("known-outage");
        Desk desk = new Desk(workbench);

        JsonNode verdict = desk.awaitCause(desk.idOf(sample), "KNOWN_OUTAGE", KNOWN);

        assertThat(verdict.path("networkElementKey").asText())
                .isEqualTo(sample.at("/because/device").asText());
        assertThat(evidence(verdict, "OUTAGE_REPORTED").path("source").asText()).isEqualTo("gis");
    }

    @Test
    void a_customer_with_supply_has_no_fault_unless_reporting_one(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        long id = desk.idOf(city.sample("healthy"));

        JsonNode verdict = desk.awaitCause(id, "NO_FAULT_FOUND", KNOWN);

        assertThat(verdict.path("supply").asText()).isEqualTo("ENERGISED");
        assertThat(evidence(verdict, "SWITCHES_CLOSED").path("source").asText()).isEqualTo("scada");
        assertThat(verdict.path("silentSources")).isEmpty();
        JsonNode bill = desk.verdict(id, "bill");
        assertThat(bill.path("cause").asText()).isEqualTo("NO_FAULT_FOUND");
        assertThat(bill.path("action").asText()).isEqualTo("EXPLAIN_ACCOUNT");
        JsonNode reported = desk.verdict(id, "no-supply");
        assertThat(reported.path("cause").asText()).isEqualTo("SINGLE_SERVICE_FAULT");
        assertThat(reported.path("symptom").asText()).isEqualTo("no-supply");
        assertThat(desk.verdict(id, "danger").path("priority").asText()).isEqualTo("critical");
    }

    @Test
    void unknown_symptom_is_refused_by_name(Workbench workbench) {
        long id = new Desk(workbench).idOf(new City(workbench).sample("healthy"));

        JsonNode problem = Api.as("agent", workbench)
                .get("customers/" + id + "/verdict?symptom=dark")
                .problem(400);

        assertThat(problem.path("field").asText()).isEqualTo("symptom");
        assertThat(problem.path("value").asText()).isEqualTo("dark");
    }

    @Test
    void smart_meters_show_a_failed_transformer_for_all_its_customers(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode sample = city.sample("healthy", 31);
        String transformer = sample.at("/services/0/transformer").asText();
        String elsewhere = city.samples("healthy", 60).stream()
                .map(each -> each.at("/services/0/transformer").asText())
                .filter(each -> !each.equals(transformer))
                .findFirst()
                .orElseThrow();
        List<JsonNode> below = city.truth("devices/" + transformer + "/customers").stream()
                .filter(each -> each.path("services").size() == 1)
                .filter(each -> !each.at("/services/0/con_sts").asText().equals("20"))
                .limit(8)
                .toList();
        List<Long> ids = below.stream().map(desk::idOf).toList();
        desk.awaitCause(ids.get(0), "NO_FAULT_FOUND", KNOWN);

        city.post("/devices/" + transformer + "/fail");

        for (long id : ids) {
            JsonNode verdict = desk.awaitCause(id, "PROBABLE_OUTAGE", POLLED);
            assertThat(verdict.path("networkElementKey").asText()).isEqualTo(transformer);
            assertThat(evidence(verdict, "METERS_DARK").path("source").asText()).isEqualTo("head-end");
        }
        long outside = desk.idOf(city.truth("devices/" + elsewhere + "/customers").stream()
                .filter(each -> each.path("services").size() == 1)
                .findFirst()
                .orElseThrow());
        assertThat(desk.cause(outside)).isNotEqualTo("PROBABLE_OUTAGE");
        city.post("/devices/" + transformer + "/restore");
        for (long id : ids) {
            desk.awaitCause(id, "NO_FAULT_FOUND", POLLED);
        }
    }

    @Test
    void supply_path_equals_the_path_in_the_network_of_the_city(Workbench workbench) {
        City city = new City(workbench);
        JsonNode sample = city.sample("healthy");
        Desk desk = new Desk(workbench);
        long id = desk.idOf(sample);
        desk.awaitCause(id, "NO_FAULT_FOUND", KNOWN);

        JsonNode path = desk.view(id).ok().at("/supplies/0/path");

        assertThat(Json.each(path.path("value"))
                        .map(step -> step.at("/element/key").asText()))
                .containsExactlyElementsOf(Json.texts(sample.at("/services/0/path")));
    }

    @Test
    void a_breaker_that_opens_changes_the_verdict_at_once_and_only_below_it(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode below = city.sample("on-feeder-with-telemetry");
        String breaker = below.at("/because/device").asText();
        long dark = desk.idOf(below);
        JsonNode other = city.samples("on-feeder-with-telemetry", 60).stream()
                .filter(each -> !each.at("/because/device").asText().equals(breaker))
                .findFirst()
                .orElseThrow();
        long elsewhere = desk.idOf(other);
        desk.awaitCause(dark, "NO_FAULT_FOUND", KNOWN);
        desk.awaitCause(elsewhere, "NO_FAULT_FOUND", KNOWN);

        long began = System.nanoTime();
        city.open(breaker);
        JsonNode verdict = desk.awaitCause(dark, "UPSTREAM_SWITCH_OPEN", PUSHED);
        Measured.log("an opened breaker is in the verdict after", Measured.since(began));

        assertThat(verdict.path("networkElementKey").asText()).isEqualTo(breaker);
        assertThat(verdict.path("action").asText()).isEqualTo("MAKE_REPAIR_ORDER");
        assertThat(evidence(verdict, "SWITCH_OPEN").path("source").asText()).isEqualTo("scada");
        assertThat(desk.cause(elsewhere)).isEqualTo("NO_FAULT_FOUND");

        began = System.nanoTime();
        city.close(breaker);
        desk.awaitCause(dark, "NO_FAULT_FOUND", PUSHED);
        Measured.log("a closed breaker is in the verdict after", Measured.since(began));
    }

    @Test
    void disconnection_for_debt_and_payment_change_the_verdict(Workbench workbench) {
        City city = new City(workbench);
        Desk desk = new Desk(workbench);
        JsonNode sample = city.sample("healthy", 23);
        String account = Desk.accountOf(sample);
        long id = desk.idOf(sample);
        desk.awaitCause(id, "NO_FAULT_FOUND", KNOWN);

        city.ask("POST", "/accounts/" + account + "/cut-for-debt", Json.object().put("amountFen", 25680));
        JsonNode cut = desk.awaitCause(id, "DISCONNECTED_FOR_DEBT", PUSHED);
        assertThat(cut.path("action").asText()).isEqualTo("EXPLAIN_DEBT");
        assertThat(desk.view(id).ok().at("/accounts/0/balance/value/arrears").decimalValue())
                .isEqualByComparingTo("256.80");
        Desk.await("the register says so too", POLLED).untilAsserted(() -> assertThat(desk.view(id)
                        .ok()
                        .at("/supplies/0/connectionState/value")
                        .asText())
                .isEqualTo("disconnected-for-debt"));

        city.post("/accounts/" + account + "/pay");
        JsonNode paid = desk.verdict(id);
        Desk.await("reconnected", POLLED)
                .untilAsserted(() -> assertThat(desk.cause(id)).isEqualTo("NO_FAULT_FOUND"));

        // billing knew of the payment before the register knew of the reconnection, unless its poll fell in between
        assertThat(paid.path("action").asText()).isIn("EXPLAIN_RECONNECTION", "OPEN_FAULT_TICKET");
    }

    private static JsonNode evidence(JsonNode verdict, String kind) {
        return Json.each(verdict.path("evidence"))
                .filter(each -> each.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no evidence " + kind + " in " + verdict));
    }
}
