package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Json;
import org.switchboard.acceptance.story.Program;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class DeskLookUpStory {

    @Test
    void name_pinyin_initials_telephone_account_meter_and_address_each_find_the_customer(
            Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench)
                .ask(
                        "POST",
                        "/customers",
                        Json.object()
                                .put("name", "司徒云岚")
                                .put("tel1", "(0571)8642-9753转6")
                                .put("address", "银杏东苑二期77栋3单元902室"));
        new Desk(workbench).idOf(customer);
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH);

        for (String typed : List.of(
                "司徒云岚",
                "situyunlan",
                "styl",
                "86429753",
                customer.at("/services/0/acct_no").asText(),
                customer.at("/services/0/mtr_no").asText(),
                "银杏东苑二期77栋")) {
            desk = desk.lookUp(typed, customer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_ticket_is_opened_by_its_number_and_from_there_a_customer(
            Language language, Workbench workbench, Windows windows) {
        JsonNode caller = new City(workbench).sample("healthy", 150 + language.ordinal());
        String number = new Program(workbench).reports(caller, "1381234050" + language.ordinal());
        Page page = LoginPage.agent(windows, workbench, language).page();

        page.keyboard().type(number);
        Locator match = page.locator("#matches [role=option]").first();
        assertThat(match).containsText(number);
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.endsWith("tickets/list.xhtml?ticket=" + number));
        assertThat(new TicketPage(page).facts()).containsText(number);

        new DeskPage(page).open(caller);
    }

    @Test
    void look_up_without_a_match_shows_that_no_customer_was_found(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.CHINESE);

        desk.page().keyboard().type("zzqqzz");

        assertThat(desk.page().locator(".matches-none")).containsText("未找到客户");
    }

    @Test
    void text_with_a_control_character_is_refused_with_a_message(Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();

        type(page, "Li\u0000Wei");

        assertThat(page.locator("#notices")).containsText("control characters");
        type(page, "Wei\u0001Li");
        assertThat(page.locator("#notices li")).hasCount(1);
        Accessibility.assertWithoutViolations(page);
    }

    @Test
    void longer_text_than_the_field_allows_is_refused_by_the_server(Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();

        type(page, "x".repeat(101));

        assertThat(page.locator(".matches-none")).containsText("At most 100 characters");
        type(page, "zzqqzz");
        assertThat(page.locator(".matches-none")).containsText("No customer found");
    }

    /** As a script would, past the field's own limit. */
    private static void type(Page page, String text) {
        page.evaluate("""
                text => {
                  const field = document.querySelector('[data-look-up]');
                  field.value = text;
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                }""", text);
    }
}
