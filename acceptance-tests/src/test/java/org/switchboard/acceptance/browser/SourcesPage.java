package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Where an integrator looks after the source systems. */
final class SourcesPage extends Screen {

    SourcesPage(Page page) {
        super(page);
        byId("feeds:list").waitFor();
    }

    static SourcesPage open(Page page) {
        page.navigate("/sources/list.xhtml");
        return new SourcesPage(page);
    }

    /** All rows of a source. */
    Locator rows(String source) {
        return page.locator("tbody[data-source='" + source + "']");
    }

    /** Looks at a source closely. */
    void choose(String source) {
        rows(source).locator("th a").first().click();
        closeUp()
                .locator("h2")
                .filter(new Locator.FilterOptions().setHasText(source))
                .waitFor();
    }

    Locator closeUp() {
        return page.locator("#sourceForm");
    }

    void pause(String why) {
        byId("sourceForm:why").fill(why);
        byId("sourceForm:pause").click();
    }

    Locator resume() {
        return byId("sourceForm:resume");
    }

    Locator rejected() {
        return page.locator("#rejected .refused > li");
    }

    /** The number beside a source's name, of records that wait. */
    Locator waiting(String source) {
        return page.locator("#rejected .chip")
                .filter(new Locator.FilterOptions().setHasText(source))
                .locator(".count");
    }

    void showOnlySince(String typed) {
        byId("rejected:since").fill(typed);
        byId("rejected:search").click();
    }

    void showOnlyField(String field) {
        byId("rejected:field").selectOption(field);
        byId("rejected:search").click();
    }

    void replayThese() {
        byId("rejected:replayAll").click();
    }

    Locator results() {
        return page.locator("#rejected .replayed");
    }

    /** The card of files that could not be read. */
    Locator failedFiles() {
        return page.locator("#failedFiles");
    }

    /** One of them, by its name. */
    Locator failedFile(String name) {
        return failedFiles().locator("li").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The card of events and deadlines that failed too often. */
    Locator setAside() {
        return page.locator("#setAside");
    }

    /** One of them, by its key. */
    Locator setAside(String key) {
        return setAside()
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText(key))
                .first();
    }
}
