package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What all pages behind the login have: the top bar, the notices, and a mark by which a reloaded page is detected. */
abstract class Screen {

    private static final String MARK = "openedByStory";

    final Page page;

    Screen(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** By its id, whose parts Faces joins with colons. */
    final Locator byId(String id) {
        return page.locator("[id='" + id + "']");
    }

    final void switchesTo(Language language) {
        byId("language:" + language.button()).click();
        assertThat(byId("language:" + language.button())).hasAttribute("aria-pressed", "true");
    }

    final LoginPage signOut() {
        byId("account:out").click();
        return new LoginPage(page);
    }

    /** The notice of what was done, or refused; put away once it has been read. */
    final String notice() {
        Locator notice = page.locator("#notices li").last();
        notice.waitFor();
        String said = notice.textContent().replace("✕", "").strip();
        while (page.locator("#notices li").count() > 0) {
            page.locator("#notices li button").first().click();
        }
        return said;
    }

    /** From here on {@link #wasNotReloaded} shows whether a change came by push. */
    final void mark() {
        page.evaluate("mark => window[mark] = true", MARK);
    }

    final boolean wasNotReloaded() {
        return Boolean.TRUE.equals(page.evaluate("mark => window[mark] === true", MARK));
    }

    /** Height of the whole document in CSS pixels: no more than the window's when nothing has to be scrolled to. */
    final int height() {
        return ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    }

    final int width() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    }
}
