package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.acceptance.story.Program;
import org.switchboard.launcher.Workbench;

/** The states and sizes that the desk is designed for. In each, light and dark, axe finds nothing, and a picture is taken. */
@WithSwitchboard
class DeskStatesStory {

    private static final List<int[]> SIZES = List.of(
            new int[] {1280, 720},
            new int[] {1440, 900},
            new int[] {1920, 1080},
            new int[] {1000, 800},
            new int[] {720, 450},
            new int[] {400, 800});

    private static final int NEVER_SCROLLS_FROM = 1200;

    @AfterEach
    void restore_all_systems_after_test(Workbench workbench) {
        new City(workbench).endAllFaults();
    }

    @ParameterizedTest
    @EnumSource
    void desk_shows_an_outage_at_every_size_then_more_actions_then_the_order_then_the_next_caller(
            Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DispatchDesk dispatch = new DispatchDesk(workbench);
        JsonNode caller = caller(workbench, "life-support", 0);
        String transformer = caller.at("/services/0/transformer").asText();
        JsonNode neighbour = city.truth("devices/" + transformer + "/customers").stream()
                .filter(each -> each.path("services").size() == 1)
                .filter(each -> !each.path("name").equals(caller.path("name")))
                .findFirst()
                .orElseThrow();
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(caller);
        desk.because(1);
        city.post("/devices/" + transformer + "/fail");
        desk.hasVerdict("PROBABLE_OUTAGE");
        desk.writes(language.of(
                "Whole building dark since about ten to eight. Breathing machine on battery, about two hours left.",
                "整栋楼约七点五十起没电。呼吸机靠电池，还能撑两小时左右。"));

        for (int[] size : SIZES) {
            desk.page().setViewportSize(size[0], size[1]);
            String name = size[0] + "x" + size[1] + "-" + language.button();
            assertThat(desk.width()).as("width at " + name).isLessThanOrEqualTo(size[0]);
            if (size[0] >= NEVER_SCROLLS_FROM) {
                assertThat(desk.height()).as("height at " + name).isLessThanOrEqualTo(size[1]);
            }
            look(desk.page(), "desk-outage-" + name);
        }
        desk.page().setViewportSize(1440, 900);
        desk.page().locator("#more").click();
        look(desk.page(), "desk-more-open-" + language.button());
        desk.page().keyboard().press("Escape");

        desk.makesRepairOrder();
        desk.page().locator("#result-text").waitFor();
        look(desk.page(), "desk-after-action-" + language.button());

        long order = dispatch.order(transformer);
        dispatch.assign(order, dispatch.bringCrew("states-crew-" + language.button(), "城东抢修一班"));
        DeskPage next = LoginPage.agent(windows, workbench, language).open(neighbour);
        next.because(1).hasVerdict("KNOWN_OUTAGE");
        look(next.page(), "desk-join-" + language.button());
        city.post("/devices/" + transformer + "/restore");
        dispatch.restoreAll();
    }

    @ParameterizedTest
    @EnumSource
    void billing_call_of_a_supplied_customer_shows_no_fault(Language language, Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, language)
                .open(caller(workbench, "healthy", 130 + language.ordinal()));
        desk.because(5).hasVerdict("NO_FAULT_FOUND");
        desk.writes(language.of("Asks why the bill is higher than last month.", "问这个月电费为什么比上月高。"));
        look(desk.page(), "desk-bill-" + language.button());
    }

    @ParameterizedTest
    @EnumSource
    void desk_shows_a_control_system_that_stops_responding_after_a_breaker_opened(
            Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        JsonNode caller = caller(workbench, "on-feeder-with-telemetry", 20 + language.ordinal());
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(caller);
        desk.because(1);
        city.open(caller.at("/because/device").asText());
        desk.hasVerdict("UPSTREAM_SWITCH_OPEN");
        city.injectFault("scada", "killed");
        assertThat(desk.firstSwitch()).hasClass(Pattern.compile("at-OLD"));
        desk.hasVerdict("PROBABLE_OUTAGE");
        look(desk.page(), "desk-scada-silent-" + language.button());
    }

    @ParameterizedTest
    @EnumSource
    void desk_shows_no_customer_then_many_matches_then_an_unknown_caller(
            Language language, Workbench workbench, Windows windows) {
        caller(workbench, "healthy", 0);
        DeskPage desk = LoginPage.agent(windows, workbench, language);
        Page page = desk.page();
        look(page, "desk-ready-" + language.button());
        page.keyboard().press("F2");
        page.keyboard().type("王");
        page.locator(".matches-foot").waitFor();
        look(page, "desk-look-up-" + language.button());
        page.setViewportSize(400, 800);
        look(page, "desk-look-up-400x800-" + language.button());
        page.setViewportSize(1440, 900);
        page.locator("[id='lookUp:question']").fill("139 0871 449" + language.ordinal());
        page.locator(".matches-none a").click();
        page.waitForURL(Pattern.compile(".*place\\.xhtml.*"));
        page.locator("label")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText(language.of("Wire down", "断线落地")))
                .click();
        page.locator("[id='place:road']").fill("金雄路");
        page.locator("[id='place:crossing']").fill("永泰路");
        page.locator("[id='place:crossing']").press("Tab");
        assertThat(page.locator("#primary")).containsText("金雄路 × 永泰路");
        look(page, "desk-wire-down-" + language.button());
        page.setViewportSize(400, 800);
        look(page, "desk-wire-down-400x800-" + language.button());
    }

    @ParameterizedTest
    @EnumSource
    void ticket_list_shows_one_open_ticket(Language language, Workbench workbench, Windows windows) {
        String number = "";
        for (int i = 0; i < 6; i++) {
            number = new Program(workbench)
                    .reports(caller(workbench, "healthy", 140 + i), "1381234030" + language.ordinal());
        }
        LoginPage.in(windows.open(language.asked())).signIn(workbench.users().with("agent"));
        TicketPage tickets = TicketPage.in(windows.last()).shows("open").opens(number);
        look(tickets.page(), "tickets-" + language.button());
        tickets.page().setViewportSize(400, 800);
        assertThat(tickets.width()).isLessThanOrEqualTo(400);
        look(tickets.page(), "tickets-400x800-" + language.button());
    }

    private static void look(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Pictures.take(page, name + (scheme == ColorScheme.DARK ? "-dark" : ""));
            Accessibility.assertWithoutViolations(page);
        }
    }

    private static JsonNode caller(Workbench workbench, String kind, int skip) {
        JsonNode customer = new City(workbench).sample(kind, skip);
        new Desk(workbench).idOf(customer);
        return customer;
    }
}
