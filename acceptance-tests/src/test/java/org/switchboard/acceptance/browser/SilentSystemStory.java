package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Measured;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class SilentSystemStory {

    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(5);
    private static final Duration KNOWN = Duration.ofSeconds(90);
    private static final Pattern DIMMED = Pattern.compile("state-(STALE|UNAVAILABLE)|at-OLD");

    /** Which part of the page says it when a system is silent. */
    private static final Map<String, List<Function<DeskPage, Locator>>> OWN = Map.of(
            "cis", List.of(DeskPage::customerCard),
            "gis", List.of(DeskPage::pathCard),
            "scada", List.of(DeskPage::firstSwitch));

    @ParameterizedTest
    @ValueSource(strings = {"cis", "gis", "scada"})
    void killed_system_dims_its_own_part_of_an_open_page_with_the_time_until_it_recovers(
            String killed, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DeskPage desk = openAt(city.sample("on-feeder-with-telemetry", 1), workbench, windows);
        desk.mark();

        long began = System.nanoTime();
        city.injectFault(killed, "killed");
        OWN.get(killed).forEach(part -> assertThat(part.apply(desk)).hasClass(DIMMED));
        Measured.log("a killed " + killed + " shows on the page after", Measured.since(began));
        assertThat(sinceWhen(killed, desk)).hasText(Pattern.compile("since|at \\d|not responding"));
        OWN.forEach((system, parts) -> {
            if (!system.equals(killed)) {
                parts.forEach(part -> assertThat(part.apply(desk)).not().hasClass(DIMMED));
            }
        });

        began = System.nanoTime();
        city.endFault(killed);
        OWN.get(killed).forEach(part -> assertThat(part.apply(desk)).not().hasClass(DIMMED));
        Measured.log("a mended " + killed + " shows on the page after", Measured.since(began));
        assertThat(desk.wasNotReloaded()).isTrue();
    }

    @Test
    void billing_is_queried_once_per_opened_customer_and_its_card_dims_without_an_answer(
            Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DeskPage desk = openAt(city.sample("on-feeder-with-telemetry", 1), workbench, windows);
        city.injectFault("billing", "killed");
        desk.follows(1);
        assertThat(desk.accountCard()).not().hasClass(DIMMED);

        desk = desk.again();
        assertThat(desk.accountCard()).hasClass(DIMMED);
        desk.follows(1);
        assertThat(desk.accountCard()).hasClass(DIMMED);
        assertThat(desk.accountCard().locator("footer.source")).hasText(Pattern.compile("since|not responding"));

        city.endFault("billing");
        assertThat(desk.again().accountCard()).not().hasClass(DIMMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "hang", "garbage"})
    void page_opens_in_time_whichever_system_is_faulty(String way, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        JsonNode customer = city.sample("on-feeder-with-telemetry", 2);
        new Desk(workbench).idOf(customer);
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer);

        for (String system : City.SYSTEMS) {
            city.injectFault(system, way);
            desk = desk.again();
            Measured.log("with " + system + " " + way + " the page opened after", desk.answeredAfter());
            assertThat(desk.answeredAfter())
                    .as("the page with " + system + " " + way)
                    .isLessThan(LIMIT.plus(BUSY_MACHINE));
            city.endFault(system);
        }
    }

    private static Locator sinceWhen(String system, DeskPage desk) {
        Locator part = OWN.get(system).get(0).apply(desk);
        return system.equals("scada") ? part.locator(".position") : part.locator("footer.source");
    }

    private static DeskPage openAt(JsonNode customer, Workbench workbench, Windows windows) {
        Desk truth = new Desk(workbench);
        truth.awaitCause(truth.idOf(customer), "NO_FAULT_FOUND", KNOWN);
        Page window = windows.openWithFasterClock(Language.ENGLISH.asked(), 5);
        LoginPage.in(window).signIn(workbench.users().with("agent"));
        return new DeskPage(window).open(customer);
    }
}
