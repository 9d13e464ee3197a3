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
    }

    /** By the keyboard alone: type, go down to the one with this address, Enter. */
    DeskPage lookUp(String typed, JsonNode customer) {
        return lookUp(typed, TYPING_MILLIS, customer);
    }

    private DeskPage lookUp(String typed, int millisALetter, JsonNode customer) {
        assertThat(byId(QUESTION)).isFocused();
        Keyboard keyboard = page.keyboard();
        keyboard.type(typed, new Keyboard.TypeOptions().setDelay(millisALetter));
        Locator match = page.locator("#matches [role=option]")
                .filter(new Locator.FilterOptions().setHasText(addressOf(customer)))
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
        byId(QUESTION).focus();
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
        return page.locator(".say blockquote");
    }

    /** What speaks for the verdict, as one text. */
    Locator evidence() {
        return page.locator(".evidence").first();
    }

    DeskPage asksMeter() {
        page.locator(".ask-meter").click();
        return this;
    }

    /** The meter's last word on its supply. */
    Locator meterSays() {
        return page.locator(".path .meter-says");
    }

    /** The blamed step of the way of supply. */
    Locator blamedStep() {
        return page.locator(".path .step.blamed");
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
                    () -> page.evaluate("switchboardChanged(['everything'])"));
        }
        return this;
    }

    Locator customerCard() {
        return page.locator("#who > .card").first();
    }

    Locator accountCard() {
        return page.locator(".card.account").first();
    }

    Locator pathCard() {
        return page.locator(".card.path");
    }

    Locator premisesCard() {
        return page.locator(".card.premises");
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
        byId("call:order").click();
        return this;
    }

    DeskPage opensFaultTicket() {
        byId("call:ticket").click();
        return this;
    }

    DeskPage resolves() {
        byId("call:resolve").click();
        return this;
    }

    DeskPage logsContact() {
        byId("call:log").click();
        return this;
    }

    Locator articles() {
        return page.locator("[id='knowledge:hits'] a");
    }

    /** Opens it beside the call. */
    DeskPage reads(String title) {
        articles().filter(new Locator.FilterOptions().setHasText(title)).first().click();
        assertThat(page.locator("#article-title")).hasText(title);
        return this;
    }

    Locator tickets() {
        return page.locator(".tickets .rows li");
    }

    Locator ticketCount() {
        return page.locator(".tickets .count");
    }

    /** The repair order for something on the way of supply. */
    Locator order() {
        return page.locator(".tickets .order");
    }

    Locator orderState() {
        return page.locator(".tickets .order .badge");
    }

    Locator contacts() {
        return page.locator(".contacts .rows li");
    }
}
