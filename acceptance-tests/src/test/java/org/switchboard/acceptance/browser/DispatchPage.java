package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The dispatcher's queue of repair orders, the order that is open, and whom to call back. */
final class DispatchPage extends Screen {

    private static final Duration METER_EVENT_TIMEOUT = Duration.ofSeconds(120);

    DispatchPage(Page page) {
        super(page);
        byId("queue").waitFor();
    }

    Locator row(String order) {
        return page.locator(".orders tbody tr").filter(new Locator.FilterOptions().setHasText(order));
    }

    DispatchPage opens(String order) {
        row(order).locator(".order-link").click();
        assertThat(byId("facts")).containsText(order);
        return this;
    }

    Locator state() {
        return page.locator("[id='facts'] .order-head .badge");
    }

    /** The first crew that there is. */
    DispatchPage assignsCrew() {
        byId("steps:crew").selectOption(new SelectOption().setIndex(1));
        byId("steps:assign").click();
        return is("ASSIGNED");
    }

    DispatchPage crewSetsOut() {
        byId("steps:out").click();
        return is("EN_ROUTE");
    }

    DispatchPage crewArrives() {
        byId("steps:arrive").click();
        return is("ON_SITE");
    }

    /** Once nothing below reads dark any more. */
    DispatchPage restores() {
        Awaitility.await("nothing reads dark")
                .pollInSameThread()
                .atMost(METER_EVENT_TIMEOUT)
                .until(() -> !asksToConfirm());
        return is("RESTORED");
    }

    private boolean asksToConfirm() {
        byId("steps:restore").click();
        page.locator("[id='steps:question'], [id='facts'] .order-RESTORED")
                .first()
                .waitFor();
        boolean asks = question().count() > 0;
        if (asks) {
            byId("steps:keep").click();
            byId("steps:restore").waitFor();
        }
        return asks;
    }

    /** What is asked when meters or switches below still read dark. */
    Locator question() {
        return byId("steps:question");
    }

    DispatchPage asksToRestore() {
        byId("steps:restore").click();
        question().waitFor();
        return this;
    }

    DispatchPage confirms() {
        byId("steps:confirm").click();
        return is("RESTORED");
    }

    /** A fault ticket without a repair order. */
    Locator waiting(String ticket) {
        return page.locator("li.waiting-ticket").filter(new Locator.FilterOptions().setHasText(ticket));
    }

    DispatchPage places(String ticket) {
        waiting(ticket).locator("button").click();
        byId("placing-title").waitFor();
        return this;
    }

    DispatchPage createsOrder() {
        byId("placing:create").click();
        return is("RECEIVED");
    }

    private DispatchPage is(String state) {
        assertThat(state()).hasClass("badge order-" + state);
        return this;
    }

    Locator callback(String customer) {
        return page.locator("li.callback").filter(new Locator.FilterOptions().setHasText(customer));
    }

    DispatchPage reached(String customer) {
        callback(customer).first().locator("button").first().click();
        return this;
    }
}
