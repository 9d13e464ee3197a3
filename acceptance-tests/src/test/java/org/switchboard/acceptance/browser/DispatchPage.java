package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/** The dispatcher's queue of repair orders, the order that is open, and whom to call back. */
final class DispatchPage extends Screen {

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

    DispatchPage restores() {
        byId("steps:restore").click();
        return is("RESTORED");
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
