package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;

/** The agent's one screen. */
final class DeskPage extends Screen {

    private static final String QUESTION = "lookUp:question";
    private static final int TYPING_MILLIS = 20;

    DeskPage(Page page) {
        super(page);
        byId(QUESTION).waitFor();
        page.waitForFunction("() => document.readyState === 'complete'");
    }

    /** By the keyboard alone: type, go down to the one with this address, Enter. */
    DeskPage lookUp(String typed, JsonNode customer) {
        return lookUp(typed, TYPING_MILLIS, customer);
    }

    private DeskPage lookUp(String typed, int millisALetter, JsonNode customer) {
        Keyboard keyboard = page.keyboard();
        keyboard.press("F2");
        assertThat(byId(QUESTION)).isFocused();
        keyboard.type(typed, new Keyboard.TypeOptions().setDelay(millisALetter));
        Locator match = page.locator("#matches [role=option]:has(.match-where[title='" + addressOf(customer) + "'])")
                .first();
        match.waitFor();
        assertThat(page.locator("#matches")).hasAttribute("data-asked", typed);
        int most = page.locator("#matches [role=option]").count();
        int pressed = 0;
        do {
            keyboard.press("ArrowDown");
        } while (!"true".equals(match.getAttribute("aria-selected")) && ++pressed < most);
        assertThat(match).hasAttribute("aria-selected", "true");
        keyboard.press("Enter");
        return shows(customer);
    }

    /** By the account, where it does not matter how the customer is found. */
    DeskPage open(JsonNode customer) {
        return lookUp(customer.at("/services/0/acct_no").asText(), 0, customer);
    }

    private DeskPage shows(JsonNode customer) {
        assertThat(page.locator("#customer-name")).hasText(customer.path("name").asText());
        return new DeskPage(page);
    }

    private static String addressOf(JsonNode customer) {
        return customer.at("/services/0/address").asText();
    }

    /** @param cause one of the verdict's, in capitals */
    DeskPage hasVerdict(String cause) {
        assertThat(page.locator(".verdict")).hasAttribute("data-cause", cause);
        return this;
    }

    Locator verdictTitle() {
        return page.locator("#verdict-cause");
    }

    Locator wordsToSay() {
        return page.locator(".wording blockquote");
    }

    /** The wording in this language, whatever the caller's is. */
    DeskPage wordingIn(Language language) {
        byId("wording-" + language.button()).click();
        assertThat(byId("wording-" + language.button())).hasAttribute("aria-pressed", "true");
        return this;
    }

    /** The evidence of the verdict, as one text. */
    Locator evidence() {
        return page.locator(".evidence").first();
    }

    DeskPage asksMeter() {
        page.locator(".ask-meter").click();
        return this;
    }

    /** The meter's last word on its supply. */
    Locator pingResult() {
        return page.locator(".path .meter-state");
    }

    /** The element of the supply path that is at fault. */
    Locator blamedStep() {
        return page.locator(".path .step.at-fault");
    }

    /** The same customer, asked for anew. */
    DeskPage again() {
        page.reload();
        return new DeskPage(page);
    }

    /** From the request for the page to the last byte of it, as the browser saw it. */
    Duration answeredAfter() {
        Object millis = page.evaluate(
                "() => { const n = performance.getEntriesByType('navigation')[0]; return n.responseEnd - n.requestStart }");
        return Duration.ofMillis(Math.round(((Number) millis).doubleValue()));
    }

    /** As many times as pushes would, one after the other. */
    DeskPage follows(int changes) {
        page.waitForFunction("() => window.switchboardChanged");
        for (int i = 0; i < changes; i++) {
            page.waitForResponse(
                    answer -> answer.url().contains("desk.xhtml")
                            && answer.request().method().equals("POST"),
                    () -> page.evaluate("switchboardChanged()"));
        }
        return this;
    }

    Locator customerCard() {
        return page.locator(".strip");
    }

    Locator accountCard() {
        return page.locator(".card.account").first();
    }

    Locator pathCard() {
        return page.locator(".card.path");
    }

    /** The facts of the customer and of the premises, beside the page. */
    DeskPage opensDetails() {
        byId("details-open").click();
        byId("tab-facts").waitFor();
        return this;
    }

    DeskPage opensOrigins() {
        opensDetails();
        byId("tab-origins").click();
        return this;
    }

    Locator facts() {
        return byId("panel-facts");
    }

    /** By its key, 1 to 6. */
    DeskPage because(int reason) {
        byId("strip").waitFor();
        page.evaluate("() => document.activeElement.blur()");
        page.keyboard().press(String.valueOf(reason));
        assertThat(byId("reason-" + reason)).hasAttribute("aria-checked", "true");
        return this;
    }

    Locator primary() {
        return byId("primary");
    }

    /** The position of the first switch on the way that is measured at all. */
    Locator firstSwitch() {
        return page.locator(".path .step:has(.position)").first();
    }

    DeskPage writes(String symptom) {
        byId("call:symptom").fill(symptom);
        return this;
    }

    DeskPage wantsCallbackOn(String telephone) {
        byId("call:telephone").fill(telephone);
        byId("call:callback").check();
        return this;
    }

    DeskPage makesRepairOrder() {
        return act("ORDER");
    }

    DeskPage opensFaultTicket() {
        return act("TICKET");
    }

    DeskPage resolves() {
        return act("RESOLVE");
    }

    DeskPage logsContact() {
        return act("LOG");
    }

    /** The button itself when it is the recommended one, else its entry of the menu. */
    private DeskPage act(String step) {
        assertThat(page.locator(".just-changed")).hasCount(0);
        if (!step.equals(primary().getAttribute("data-value"))) {
            byId("more").click();
            byId("act-" + step).click();
        } else {
            primary().click();
        }
        return this;
    }

    /** Says yes to what is asked before an action against the verdict. */
    DeskPage confirms() {
        byId("asking-yes").click();
        return this;
    }

    /** What the action has done, in its place; then the actions again. */
    String result() {
        Locator result = byId("result-text");
        result.waitFor();
        String said = result.textContent().strip();
        byId("again").click();
        primary().waitFor();
        return said;
    }

    Locator articles() {
        return page.locator(".knowledge [data-command=article]");
    }

    /** Opens it beside the call. */
    DeskPage reads(String title) {
        Locator shown = page.locator("#article-title").filter(new Locator.FilterOptions().setHasText(title));
        if (shown.count() > 0) {
            byId("open-article").click();
        } else {
            articles()
                    .filter(new Locator.FilterOptions().setHasText(title))
                    .first()
                    .click();
        }
        assertThat(byId("close-article")).isVisible();
        assertThat(page.locator("#article-title")).hasText(title);
        return this;
    }

    Locator tickets() {
        return page.locator(".tickets.rows > li");
    }

    Locator ticketCount() {
        return page.locator("#tickets-title .count");
    }

    /** The repair order for something on the supply path. */
    Locator order() {
        return page.locator(".outage .order");
    }

    Locator orderState() {
        return page.locator(".outage .order-state");
    }

    Locator contacts() {
        return page.locator(".contacts.timeline > li");
    }
}
