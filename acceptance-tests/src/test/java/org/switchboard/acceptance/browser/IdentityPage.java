package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Where people decide who is whom. */
final class IdentityPage extends Screen {

    IdentityPage(Page page) {
        super(page);
        byId("reviews:list").waitFor();
    }

    static IdentityPage open(Page page) {
        page.navigate("/identity/reviews.xhtml");
        return new IdentityPage(page);
    }

    /** The pair with both of these in it. */
    Locator pair(String one, String other) {
        return page.locator(".pair")
                .filter(new Locator.FilterOptions().setHasText(one))
                .filter(new Locator.FilterOptions().setHasText(other));
    }

    Locator merge(String one, String other) {
        return page.locator(".merged li")
                .filter(new Locator.FilterOptions().setHasText(one))
                .filter(new Locator.FilterOptions().setHasText(other))
                .first();
    }

    void same(Locator pair) {
        pair.locator("button").first().click();
    }

    void undo(Locator merge) {
        merge.locator("button").first().click();
    }
}
