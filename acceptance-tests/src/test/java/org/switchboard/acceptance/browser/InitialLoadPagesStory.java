package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.WaitingLoad;
import org.switchboard.launcher.Workbench;

/** What an agent and an operator read while a source is read for the first time. */
@WithSwitchboard
class InitialLoadPagesStory {

    private WaitingLoad load;
    private boolean ended;

    @BeforeEach
    void begin(Workbench workbench) {
        load = new WaitingLoad(workbench);
        load.awaitLoading();
    }

    @AfterEach
    void end() {
        if (!ended) {
            load.end();
        }
    }

    @ParameterizedTest
    @EnumSource
    void look_up_during_initial_load_shows_that_it_is_slow_and_finds(
            Language language, Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 120 + language.ordinal());
        DeskPage desk = LoginPage.agent(windows, workbench, language);

        desk.page().keyboard().type(Desk.accountOf(customer));

        assertThat(desk.page().locator("#matches [role=option]").first()).isVisible();
        assertThat(desk.page().locator(".matches-slow"))
                .hasText(language.of(
                        "Initial load in progress: customers. Until it ends, look-ups are slow and records may be"
                                + " missing.",
                        "正在初始装载：客户。完成前查询较慢，结果可能不全。"));
        Accessibility.assertWithoutViolations(desk.page());
    }

    @Test
    void sources_page_shows_the_load_until_it_ends(Workbench workbench, Windows windows) {
        LoginPage.in(windows.open(Language.ENGLISH.asked()))
                .signIn(workbench.users().with("integrator"));
        SourcesPage sources = SourcesPage.open(windows.last());
        Locator banner = sources.page().locator(".initial-load");

        assertThat(banner).containsText("Initial load of " + WaitingLoad.FILE);
        assertThat(banner).containsText("Loading");
        assertThat(banner).containsText("Look-ups are slow until the load ends: customers.");
        assertThat(banner).containsText("Requested by integrator");
        Accessibility.assertWithoutViolations(sources.page());

        load.end();
        ended = true;
        assertThat(banner).hasCount(0);
        sources = SourcesPage.open(sources.page());
        assertThat(sources.page().locator(".initial-load")).hasCount(0);
    }
}
