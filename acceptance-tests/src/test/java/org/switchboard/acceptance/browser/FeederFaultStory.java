package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.acceptance.story.Measured;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class FeederFaultStory {

    private static final Duration KNOWN = Duration.ofSeconds(90);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(10);
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{1,4}-?[0-9][0-9-]*");

    @ParameterizedTest
    @EnumSource
    void feeder_fault_goes_from_call_to_repair_order_to_restored(
            Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        Desk truth = new Desk(workbench);
        JsonNode caller = city.sample("on-feeder-with-telemetry", 3 * language.ordinal());
        String breaker = caller.at("/because/device").asText();
        truth.awaitCause(truth.idOf(caller), "NO_FAULT_FOUND", KNOWN);
        DispatchPage dispatch = LoginPage.dispatcher(windows, workbench, language);
        dispatch.mark();
        new DispatchDesk(workbench).bringCrew("feeder-crew", "抢修二班");

        DeskPage desk = LoginPage.agent(windows, workbench, language)
                .lookUp(lastDigits(caller.path("tel1").asText()), caller)
                .hasVerdict("NO_FAULT_FOUND");
        desk.mark();

        long began = System.nanoTime();
        city.open(breaker);
        desk.hasVerdict("UPSTREAM_SWITCH_OPEN");
        Duration took = Measured.since(began);
        Measured.log("an opened breaker is on the page after", took);
        assertThat(took).isLessThan(LIMIT.plus(BUSY_MACHINE));
        assertThat(desk.verdictTitle()).hasText(language.of("Upstream switch open", "上级开关在分位"));
        assertThat(desk.wordingIn(language).wordsToSay())
                .containsText(language.of("so it is not a fault in your home", "不是您家里的问题"));
        assertThat(desk.blamedStep()).hasClass(Pattern.compile("at-OPEN"));
        assertThat(desk.blamedStep().locator(".position")).hasText(language.of("Open", "分位"));

        String said = desk.writes(language.of("No light in the whole street", "整条街都没电"))
                .wantsCallbackOn("13900001234")
                .makesRepairOrder()
                .result();
        String order = numberIn(said);
        assertThat(desk.order()).containsText(order);
        assertThat(desk.orderState()).hasText(language.of("Unassigned", "待派单"));
        assertThat(desk.tickets()).hasCount(1);

        assertThat(dispatch.row(order)).isVisible();
        dispatch.opens(order).assignsCrew();
        assertThat(desk.orderState()).hasText(language.of("Assigned", "已派单"));
        dispatch.crewSetsOut();
        assertThat(desk.orderState()).hasText(language.of("En route", "途中"));
        dispatch.crewArrives();
        assertThat(desk.orderState()).hasText(language.of("On site", "已到达现场"));

        city.close(breaker);
        dispatch.restores();
        desk.hasVerdict("NO_FAULT_FOUND");
        assertThat(desk.tickets()).hasCount(0);
        assertThat(desk.order()).hasCount(0);

        String name = caller.path("name").asText();
        assertThat(dispatch.callback(name)).hasCount(1);
        dispatch.reached(name);
        assertThat(dispatch.callback(name)).hasCount(0);

        assertThat(desk.wasNotReloaded())
                .as("all of it came to the agent by push")
                .isTrue();
        assertThat(dispatch.wasNotReloaded()).as("and to the dispatcher").isTrue();
    }

    /** As a caller would say their number: without what thirty years have put in between. */
    private static String lastDigits(String telephone) {
        String digits = telephone.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - 6));
    }

    private static String numberIn(String sentence) {
        Matcher number = NUMBER.matcher(sentence);
        assertThat(number.find()).as("a number in: " + sentence).isTrue();
        return number.group();
    }
}
