package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The list of tickets and the one that is open. */
final class TicketPage extends Screen {

    TicketPage(Page page) {
        super(page);
        byId("rows").waitFor();
    }

    static TicketPage in(Page window) {
        window.locator("nav a[href*='/tickets/']").click();
        return new TicketPage(window);
    }

    TicketPage shows(String code) {
        page.locator(".ticket-chips a[href*='show=" + code + "']").click();
        return new TicketPage(page);
    }

    TicketPage finds(String typed) {
        byId("q").fill(typed);
        byId("q").press("Enter");
        page.waitForURL(address -> address.contains("q="));
        return new TicketPage(page);
    }

    Locator row(String number) {
        return page.locator(".ticket-table tbody tr").filter(new Locator.FilterOptions().setHasText(number));
    }

    Locator rows() {
        return page.locator(".ticket-table tbody tr");
    }

    TicketPage opens(String number) {
        row(number).locator(".ticket-link").click();
        assertThat(byId("facts")).containsText(number);
        return new TicketPage(page);
    }

    Locator facts() {
        return byId("facts");
    }

    Locator history() {
        return page.locator(".ticket-open .history");
    }

    Locator note() {
        return byId("work:note");
    }

    TicketPage writes(String note) {
        note().fill(note);
        return this;
    }

    TicketPage chooses(String field, String value) {
        byId("work:" + field).selectOption(value);
        return this;
    }

    TicketPage enters(String field, String value) {
        byId("work:" + field).fill(value);
        return this;
    }

    Locator field(String name) {
        return byId("work:" + name);
    }

    TicketPage presses(String button) {
        byId("work:" + button).click();
        return this;
    }
}
