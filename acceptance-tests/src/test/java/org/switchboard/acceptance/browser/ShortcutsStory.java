package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** The help lists the shortcuts of the page, and each of them works. */
@WithSwitchboard
class ShortcutsStory {

    @ParameterizedTest
    @EnumSource
    void every_shortcut_of_the_help_works_during_a_call(Language language, Workbench workbench, Windows windows) {
        JsonNode caller = new City(workbench).sample("healthy", 130 + language.ordinal());
        new Desk(workbench).idOf(caller);
        Page page = LoginPage.agent(windows, workbench, language).open(caller).page();
        Locator help = page.locator("#shortcuts");

        page.keyboard().press("F1");
        assertThat(help).isVisible();
        assertThat(help.locator("kbd").allTextContents())
                .containsExactly("F1", "F2", "1", "2", "3", "4", "5", "6", "Ctrl ↵", "Esc");
        assertThat(help).containsText(language.of("Recommended action", "执行推荐操作"));
        assertThat(help).containsText(language.of("Low voltage or flicker", "电压"));
        Accessibility.assertWithoutViolations(page);
        page.keyboard().press("F1");
        assertThat(help).isHidden();

        page.keyboard().press("F2");
        assertThat(page.locator("[data-look-up]")).isFocused();
        page.keyboard().press("3");
        assertThat(page.locator("[data-look-up]")).hasValue("3");
        page.locator("#reason-1").focus();
        for (int reason = 1; reason <= 6; reason++) {
            page.keyboard().press(String.valueOf(reason));
            assertThat(page.locator("#reason-" + reason)).hasAttribute("aria-checked", "true");
            assertThat(page.locator("[id='call:symptom']")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#primary")).isFocused();
        }
        assertThat(page.locator("#primary")).containsText(language.of("Log contact", "保存服务记录"));
        page.locator("[id='call:symptom']").focus();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#result-text")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_call_the_help_lists_look_up_and_help(Language language, Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, language).page();

        page.locator("#help").click();

        assertThat(page.locator("#shortcuts")).isVisible();
        assertThat(page.locator("#shortcuts kbd").allTextContents()).containsExactly("F1", "F2");
        page.locator("#shortcuts .close").click();
        assertThat(page.locator("#shortcuts")).isHidden();
        Accessibility.assertWithoutViolations(page);
    }
}
