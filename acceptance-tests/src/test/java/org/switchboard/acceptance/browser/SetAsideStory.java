package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.SetAsideWork;
import org.switchboard.launcher.Workbench;

/** What the server has set aside stands on the page of the sources until somebody has decided about it. */
@WithSwitchboard
class SetAsideStory {

    @Test
    void administrator_sees_what_was_set_aside_and_replays_or_discards_it(Workbench workbench, Windows windows) {
        SetAsideWork work = new SetAsideWork(workbench);
        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with("admin"));
        SourcesPage sources = SourcesPage.open(page);
        assertThat(sources.setAside()).not().isVisible();

        work.event("PAGE-1");
        work.event("PAGE-2");
        work.deadline("page-3");
        assertThat(sources.setAside()).isVisible(new IsVisibleOptions().setTimeout(30_000));
        assertThat(sources.setAside("PAGE-1")).containsText("IllegalStateException: table of PAGE-1 is locked");
        assertThat(sources.setAside("PAGE-1")).containsText("Customer matching");
        assertThat(sources.setAside("page-3")).containsText("Article review");
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "set-aside-en");
        sources.switchesTo(Language.CHINESE);
        sources = new SourcesPage(page);
        assertThat(sources.setAside("PAGE-1")).containsText("客户归并");
        assertThat(sources.setAside("page-3")).containsText("条目复审");
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "set-aside-zh");

        settle(sources.setAside("PAGE-1"), "重新处理事件");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> work.isHandled("PAGE-1"));
        settle(sources.setAside("PAGE-2"), "作废事件");
        settle(sources.setAside("page-3"), "重新处理到期事项");
        assertThat(sources.setAside()).not().isVisible();
        org.assertj.core.api.Assertions.assertThat(work.events()).isEmpty();
        org.assertj.core.api.Assertions.assertThat(work.deadlines()).isEmpty();
    }

    private static void settle(Locator row, String button) {
        row.locator("button", new Locator.LocatorOptions().setHasText(button)).click();
        assertThat(row).hasCount(0);
    }
}
