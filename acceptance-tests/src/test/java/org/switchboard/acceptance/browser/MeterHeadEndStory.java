package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** A transformer fails without telemetry; its customers' meters report the failure and the repair, and answer pings. */
@WithSwitchboard
class MeterHeadEndStory {

    private static final int MOST_TRIES = 4;
    private static final Duration METER_EVENT_TIMEOUT = Duration.ofSeconds(120);
    private static final String DARK = "select coalesce(string_agg(source_key, ' '), '') from measurement"
            + " where source = 'head-end' and value = 0 and source_key in (select source_key from measurement_point"
            + " where source = 'head-end' and kind = 'supply-state' and network_element_key in (%s))";

    @Test
    void desk_shows_last_gasps_and_restored_supply(Workbench workbench, Windows windows) {
        City city = new City(workbench);
        JsonNode neighbour = city.sample("healthy", 60);
        new Desk(workbench).idOf(neighbour);
        await("the head-end listened to").untilAsserted(() -> assertThat(workbench
                        .database()
                        .ask("select count(*) from feed where source = 'head-end' and last_success_at is not null"))
                .isEqualTo("2"));

        String transformer = neighbour.at("/services/0/transformer").asText();
        city.post("/devices/" + transformer + "/fail");
        Set<String> below = city.below(transformer);
        String dark = DARK.formatted("'" + String.join("','", below) + "'");
        await("their last gasps").untilAsserted(() -> assertThat(darkMeters(city, below))
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.at("/said/evt").asText()).isEqualTo("last-gasp")));
        List<JsonNode> heard = darkMeters(city, below).stream()
                .filter(meter -> !meter.at("/said/lost").asBoolean())
                .toList();
        Set<String> numbers =
                heard.stream().map(meter -> meter.path("mtr_no").asText()).collect(Collectors.toSet());
        await("those that were heard, and no others, are here").untilAsserted(() -> assertThat(
                        Set.of(workbench.database().ask(dark).split(" ")))
                .isEqualTo(numbers));

        JsonNode caller = heard.stream()
                .map(meter -> city.customer(meter.path("cust_no").asText()))
                .filter(customer -> customer.path("services").size() == 1)
                .findFirst()
                .orElseThrow();
        DeskPage english = LoginPage.agent(windows, workbench, Language.ENGLISH)
                .open(caller)
                .hasVerdict("PROBABLE_OUTAGE");
        DeskPage chinese = LoginPage.agent(windows, workbench, Language.CHINESE).open(caller);
        assertThat(english.pingResult()).containsText("Last gasp");
        assertThat(chinese.pingResult()).containsText("停电上报");
        assertThat(english.wordingIn(Language.ENGLISH).wordsToSay())
                .containsText("It does not look like your home alone");
        assertThat(english.evidence()).containsText("This customer’s meter lost supply at");
        Pictures.take(english.page(), "last-gasp-en");
        Pictures.take(chinese.page(), "last-gasp-zh");

        assertThat(english.asksMeter().notice()).contains("The meter did not answer.");
        assertThat(english.pingResult()).containsText("No answer");
        assertThat(chinese.pingResult()).containsText("无应答");
        assertThat(english.evidence()).containsText("did not answer the ping at");
        Pictures.take(chinese.page(), "meter-silent-zh");
        english.mark();

        city.post("/devices/" + transformer + "/restore");
        assertThat(english.pingResult()).containsText("Supply reported");
        assertThat(chinese.pingResult()).containsText("复电上报");
        assertThat(english.wasNotReloaded()).as("it came by push").isTrue();
        await("nobody is left dark")
                .untilAsserted(() -> assertThat(workbench.database().ask(dark)).isEmpty());

        String said = english.asksMeter().notice();
        for (int again = 0; again < MOST_TRIES && said.contains("did not answer"); again++) {
            said = english.asksMeter().notice();
        }
        assertThat(said).as("three pings in a hundred are lost").contains("The meter answered: it has supply,");
        english.hasVerdict("NO_FAULT_FOUND");
        chinese.hasVerdict("NO_FAULT_FOUND");
        assertThat(english.pingResult()).containsText("Answered");
        assertThat(chinese.pingResult()).containsText("已应答");
        Pictures.take(english.page(), "meter-answers-en");

        city.post("/devices/" + transformer + "/fail");
        await("the meters spoke again").untilAsserted(() -> assertThat(darkMeters(city, below))
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.at("/said/evt").asText()).isEqualTo("last-gasp")));
        city.post("/devices/" + transformer + "/restore");
        assertThat(english.pingResult()).containsText("Supply reported");
        english.hasVerdict("NO_FAULT_FOUND");
    }

    private static List<JsonNode> darkMeters(City city, Set<String> servicePoints) {
        return city.truth("meter-states").stream()
                .filter(meter -> servicePoints.contains(meter.path("sp").asText())
                        && !meter.path("energised").asBoolean())
                .toList();
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).pollDelay(Duration.ZERO).atMost(METER_EVENT_TIMEOUT);
    }
}
