package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Json;
import org.switchboard.acceptance.story.Measured;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class RegisterChangeStory {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(10);
    private static final Duration KNOWN = Duration.ofSeconds(90);

    @Test
    void a_change_in_the_register_appears_on_the_open_page_within_its_poll(Workbench workbench, Windows windows) {
        City city = new City(workbench);
        JsonNode customer = city.sample("healthy", 12);
        DeskPage desk = openAt(customer, workbench, windows);
        desk.mark();

        long began = System.nanoTime();
        city.ask(
                "PATCH",
                "/customers/" + customer.path("cust_no").asText(),
                Json.object().put("tel1", "13912340987"));
        assertThat(desk.customerCard()).containsText("••••0987");
        Duration took = Measured.since(began);

        Measured.log("a change in the register is on the page after", took);
        assertThat(took).isLessThan(POLL.plus(BUSY_MACHINE));
        assertThat(desk.wasNotReloaded()).isTrue();
    }

    private static DeskPage openAt(JsonNode customer, Workbench workbench, Windows windows) {
        Desk truth = new Desk(workbench);
        truth.awaitCause(truth.idOf(customer), "NO_FAULT_FOUND", KNOWN);
        return LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer);
    }
}
