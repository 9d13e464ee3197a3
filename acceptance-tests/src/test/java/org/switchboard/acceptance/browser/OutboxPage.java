package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What waits for other systems, and what they refused. */
final class OutboxPage extends Screen {

    private OutboxPage(Page page) {
        super(page);
        byId("outbox:list").waitFor();
    }

    static OutboxPage open(Page page) {
        page.navigate("/outbox/messages.xhtml");
        return new OutboxPage(page);
    }

    Locator destination(String name) {
        return page.locator("[id='destinations'] tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** Messages in that state, of this order. */
    Locator message(String order, String state) {
        return page.locator("li.message-" + state).filter(new Locator.FilterOptions().setHasText(order));
    }

    void sendAgain(Locator message) {
        message.locator("button").first().click();
    }

    void setAside(Locator message) {
        message.locator("button").last().click();
    }
}
