package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.switchboard.launcher.DemoUser;

/** The form of a page whose text is kept as a draft, and the dialog that lies over the page while the session is expired. */
final class Drafting extends Screen {

    private static final Pattern SAVED = Pattern.compile("(Draft saved|草稿已保存) \\d\\d:\\d\\d:\\d\\d.*");

    private static final String COPIES = "[localStorage, sessionStorage].flatMap(s => Object.keys(s))"
            + ".filter(k => k.startsWith('switchboard.draft/')).length";

    /** True as soon as the browser itself keeps no text. */
    static final String NO_COPIES = "() => " + COPIES + " === 0";

    Drafting(Page page) {
        super(page);
    }

    Drafting types(String text) {
        notes().fill(text);
        return this;
    }

    /** The first field for free text. */
    Locator notes() {
        return page.locator("form[data-draft] textarea").first();
    }

    /** Says what is saved. */
    Locator state() {
        return page.locator("form[data-draft] [data-draft-state]");
    }

    Drafting isSaved() {
        assertThat(state()).hasText(SAVED);
        assertThat(page.locator("form[data-draft] .unsaved")).hasCount(0);
        return this;
    }

    Locator expired() {
        return page.locator("#session");
    }

    Drafting isCovered() {
        assertThat(expired()).isVisible();
        assertThat(page.locator("main")).isHidden();
        return this;
    }

    Drafting signsIn(DemoUser user) {
        return signsIn(user.name(), user.password());
    }

    Drafting signsIn(String name, String password) {
        byId("session-name").fill(name);
        byId("session-password").fill(password);
        byId("session-password").press("Enter");
        return this;
    }

    /** Says that the last action was not carried out. */
    Locator undone() {
        return page.locator(".session-undone");
    }

    Locator refusal() {
        return page.locator(".session-refusal");
    }

    /** Names of what is kept in the browser itself. */
    int copiesInBrowser() {
        return ((Number) page.evaluate(COPIES)).intValue();
    }
}
