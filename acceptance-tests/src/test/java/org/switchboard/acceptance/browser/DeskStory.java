package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** The desk by keyboard, for each kind of caller. */
@WithSwitchboard
class DeskStory {

    @ParameterizedTest
    @EnumSource
    void a_reason_by_its_key_drives_verdict_and_order_of_cards_and_action(
            Language language, Workbench workbench, Windows windows) {
        JsonNode caller = customer(workbench, "healthy", 120 + language.ordinal());
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(caller);
        desk.hasVerdict("NO_FAULT_FOUND");
        assertThat(desk.page().locator("#reason-1")).isFocused();

        desk.because(5);
        assertThat(desk.page().locator("#column-a > :first-child .account")).isVisible();
        assertThat(desk.primary()).containsText(language.of("Log contact", "保存服务记录"));
        assertThat(desk.page().locator("[id='call:symptom']")).isFocused();
        Accessibility.assertWithoutViolations(desk.page());

        desk.because(1);
        assertThat(desk.page().locator("#column-a > :first-child .verdict")).isVisible();
        desk.hasVerdict("SINGLE_SERVICE_FAULT");
        assertThat(desk.primary()).containsText(language.of("Create", "登记"));
    }

    @ParameterizedTest
    @EnumSource
    void life_support_shows_above_the_wording_and_in_the_strip(
            Language language, Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(customer(workbench, "life-support", 0));

        desk.because(1);

        assertThat(desk.page().locator(".strip .flag-life-support"))
                .containsText(language.of("Life support at home", "生命支持"));
        assertThat(desk.page().locator(".life + .wording")).isVisible();
        Accessibility.assertWithoutViolations(desk.page());
    }

    @ParameterizedTest
    @EnumSource
    void unknown_caller_can_report_a_wire_down(Language language, Workbench workbench, Windows windows) {
        JsonNode before = customer(workbench, "healthy", 122);
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(before);
        Page page = desk.page();
        unknownCaller(page, "139 0871 550" + language.ordinal());
        page.locator("[id='place:road']").fill("另一处");
        assertThat(page.locator(".draft-state")).containsText(language.of("saved", "已保存"));
        unknownCaller(page, "139 0871 4402");
        assertThat(page.locator("[id='place:road']")).hasValue("");

        assertThat(page.locator("main")).not().containsText(before.path("name").asText());
        assertThat(page.locator("[id='place:telephone']")).hasValue("139 0871 4402");
        page.locator("label")
                .filter(new Locator.FilterOptions().setHasText(language.of("Wire down", "断线落地")))
                .click();
        assertThat(page.locator(".wording blockquote")).containsText(language.of("8 metres", "8米"));
        Accessibility.assertWithoutViolations(page);

        page.locator("#primary").click();
        assertThat(page.locator("#notices li")).isVisible();
        page.locator("[id='place:road']").fill("金雄路");
        page.locator("[id='place:crossing']").fill("永泰路");
        page.locator("[id='place:crossing']").press("Tab");
        assertThat(page.locator("#primary")).containsText("金雄路 × 永泰路");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator("#result-text")).containsText(language.of("Fault ticket", "工单"));
    }

    @Test
    void place_of_a_caller_without_a_number_stays_with_that_call(Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();
        Locator road = page.locator("[id='place:road']");
        withoutCustomer(page, "Nemo Nobody");
        road.fill("另一处");
        assertThat(page.locator(".draft-state")).containsText("saved");

        page.reload();
        assertThat(road).hasValue("另一处");

        withoutCustomer(page, "Nemo Nobody");
        assertThat(page.locator(".draft-state")).hasText("");
        assertThat(road).hasValue("");
        page.goBack();
        assertThat(road).hasValue("另一处");
    }

    @Test
    void place_of_a_caller_is_found_again_however_the_number_is_typed(Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();
        unknownCaller(page, "139 0871 5533");
        page.locator("[id='place:road']").fill("金雄路");
        assertThat(page.locator(".draft-state")).containsText("saved");

        withoutCustomer(page, "+86 139-0871-5533");

        assertThat(page.locator("[id='place:road']")).hasValue("金雄路");
    }

    @Test
    void crew_for_a_customer_disconnected_for_debt_needs_one_confirmation(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer(workbench, "debt", 0));
        desk.because(1).hasVerdict("DISCONNECTED_FOR_DEBT");

        desk.makesRepairOrder();
        assertThat(desk.page().locator("#asking-text")).containsText("non-payment");
        Accessibility.assertWithoutViolations(desk.page());
        desk.page().keyboard().press("Escape");
        assertThat(desk.tickets()).hasCount(0);

        assertThat(desk.makesRepairOrder().confirms().result()).contains("Repair order");
    }

    @Test
    void a_callback_without_a_number_is_refused_at_the_field(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer(workbench, "healthy", 124));
        assertThat(desk.page().locator("[id='call:telephone']")).not().hasValue("");

        desk.wantsCallbackOn("").writes("Asks for a call").opensFaultTicket();

        assertThat(desk.page().locator(".field-refused")).isVisible();
        assertThat(desk.page().locator("[id='call:symptom']")).hasValue("Asks for a call");
        assertThat(desk.tickets()).hasCount(0);
    }

    @Test
    void push_changes_neither_unchanged_parts_nor_an_open_menu(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer(workbench, "healthy", 125));
        Page page = desk.page();
        page.evaluate("""
                () => {
                  window.before = {};
                  document.querySelectorAll('[data-shown]').forEach(region => {
                    window.before[region.id] = { shown: region.dataset.shown, child: region.firstElementChild };
                  });
                }""");
        page.locator("#more").click();
        assertThat(page.locator("#more-menu")).isVisible();

        desk.follows(2);

        assertThat(page.locator("#more-menu")).isVisible();
        // a measured value on the path may have changed meanwhile
        assertThat(page.evaluate("""
                        () => ['account-card', 'path', 'history', 'hits', 'action'].filter(id => {
                          const region = document.getElementById(id);
                          const before = window.before[id];
                          return region.firstElementChild !== before.child
                              && (id !== 'path' || region.dataset.shown === before.shown);
                        }).join()""")).isEqualTo("");
        page.keyboard().press("Escape");
        assertThat(page.locator("#more")).isFocused();
    }

    /** From the look-up to a new page, also where the page before was one of this kind. */
    private static void withoutCustomer(Page page, String asked) {
        page.locator("[id='lookUp:question']").fill(asked);
        page.waitForNavigation(() -> page.locator(".matches-none a").click());
        page.waitForURL(Pattern.compile(".*place\\.xhtml.*call=.*"));
    }

    private static void unknownCaller(Page page, String telephone) {
        withoutCustomer(page, telephone);
        assertThat(page.locator("[id='place:telephone']")).hasValue(telephone);
    }

    private static JsonNode customer(Workbench workbench, String kind, int skip) {
        JsonNode customer = new City(workbench).sample(kind, skip);
        new Desk(workbench).idOf(customer);
        return customer;
    }
}
