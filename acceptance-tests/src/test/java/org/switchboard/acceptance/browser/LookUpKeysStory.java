package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Json;
import org.switchboard.launcher.Workbench;

/** Enter in the look-up opens the customer that the agent means, or nobody. */
@WithSwitchboard
class LookUpKeysStory {

    private static final String ANSWERS = "**/agentdesk/desk.xhtml*";

    /** Begins like the second one, so that an answer to its name is a list of both. */
    private static JsonNode first;

    private static JsonNode second;

    private Page page;
    private City city;
    /** Answers that are on their way as long as the test keeps them. */
    private final List<Route> held = new ArrayList<>();

    @BeforeEach
    void openEmptyDesk(Workbench workbench, Windows windows) {
        city = new City(workbench);
        if (first == null) {
            first = customer("濮阳泽雨");
            second = customer("濮阳泽雨辰");
            Desk desk = new Desk(workbench);
            desk.idOf(first);
            desk.idOf(second);
        }
        page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();
    }

    @Test
    void blanks_around_the_query_change_nothing() {
        type("  濮阳泽雨辰 ");
        assertThat(options()).hasCount(1);
        page.keyboard().press("Enter");
        shows(second);
    }

    @Test
    void enter_before_the_answer_opens_the_only_match() {
        hold();
        type("濮阳泽雨辰");
        page.keyboard().press("Enter");
        release(1);
        shows(second);
    }

    @Test
    void enter_before_the_answer_opens_none_of_several() {
        hold();
        type("濮阳泽雨");
        page.keyboard().press("Enter");
        release(1);
        assertThat(options()).hasCount(2);
        showsNobody();
        page.keyboard().press("Enter");
        shows(first);
    }

    @Test
    void typing_after_enter_cancels_enter() {
        hold();
        type("濮阳泽雨辰");
        page.keyboard().press("Enter");
        type("a");
        release(1);
        showsNobody();
    }

    @Test
    void answer_to_an_earlier_query_is_not_shown_for_a_later_one() {
        hold();
        type("濮阳泽雨");
        page.waitForCondition(() -> held.size() == 1);
        type("辰");
        release(1);
        assertThat(page.locator("#matches")).hasAttribute("data-asked", "濮阳泽雨");
        assertThat(page.locator("#matches")).isHidden();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        release(2);
        shows(second);
    }

    @Test
    void enter_of_an_input_method_chooses_characters_and_no_customer() {
        type("濮阳泽雨辰");
        assertThat(options()).hasCount(1);
        enter("isComposing: true");
        enter("keyCode: 229");
        question().dispatchEvent("compositionstart");
        enter("keyCode: 13");
        question().dispatchEvent("compositionend");
        showsNobody();
        enter("keyCode: 13");
        shows(second);
    }

    @Test
    void enter_twice_opens_the_customer_once() {
        List<String> opened = new ArrayList<>();
        page.onRequest(request -> {
            if (request.isNavigationRequest() && request.url().contains("customer=")) {
                opened.add(request.url());
            }
        });
        hold();
        type("濮阳泽雨辰");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        release(1);
        shows(second);
        assertThat(opened).hasSize(1);
    }

    @Test
    void closed_list_opens_no_customer_until_it_is_shown_again() {
        type("濮阳泽雨辰");
        assertThat(options()).hasCount(1);
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(page.locator("#matches")).isVisible();
        showsNobody();
        page.keyboard().press("Enter");
        shows(second);
    }

    @Test
    void customer_who_changed_meanwhile_is_opened_as_listed() {
        type("濮阳泽雨辰");
        assertThat(options()).hasCount(1);
        city.ask(
                "PATCH",
                "/customers/" + second.path("cust_no").asText(),
                Json.object().put("tel1", "13912340977"));
        page.keyboard().press("Enter");
        shows(second);
    }

    @Test
    void the_list_counts_all_matches_and_shows_what_was_matched() {
        type("wang");
        Locator foot = page.locator(".matches-foot");
        assertThat(foot).containsText("9 of");
        // a name that begins so comes before one that holds it
        assertThat(options().first().locator("u").first()).hasText("王");
    }

    private JsonNode customer(String name) {
        return city.ask("POST", "/customers", Json.object().put("name", name));
    }

    private void type(String text) {
        page.keyboard().type(text);
    }

    /** @param how further properties of the event, as an input method sends it */
    private void enter(String how) {
        page.evaluate("() => document.querySelector('[data-look-up]').dispatchEvent(new KeyboardEvent('keydown',"
                + " { key: 'Enter', bubbles: true, cancelable: true, " + how + " }))");
    }

    private void hold() {
        page.route(ANSWERS, route -> {
            if (route.request().method().equals("POST")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
    }

    /** Lets the answers go on until so many are through. */
    private void release(int number) {
        page.waitForCondition(() -> held.size() >= number);
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> held.get(number - 1)
                .resume());
    }

    private Locator question() {
        return page.locator("[data-look-up]");
    }

    private Locator options() {
        return page.locator("#matches [role=option]");
    }

    private void shows(JsonNode customer) {
        assertThat(page.locator("#customer-name")).hasText(customer.path("name").asText());
    }

    private void showsNobody() {
        assertThat(page.locator("#customer-name")).hasCount(0);
        assertThat(page.url()).doesNotContain("customer=");
    }
}
