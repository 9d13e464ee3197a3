package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.WatchedSource;
import org.switchboard.launcher.Workbench;

/** The operator who is called at night, at the page, the command and the interface for programs. */
@WithSwitchboard
class SupervisionStory {

    private static final double A_MINUTE = 60_000;

    private WatchedSource source;
    private Workbench workbench;

    @BeforeEach
    void begin(Workbench running) {
        workbench = running;
    }

    @AfterEach
    void takeAway() {
        source.remove();
    }

    @Test
    void source_is_paused_with_a_reason_resumed_and_becomes_overdue_and_up_to_date_again(Windows windows) {
        source = new WatchedSource(workbench, "watched-head-end-of-the-eastern-district");
        source.sendsRecords();
        source.awaitState("FRESH");
        SourcesPage sources = open(windows, Language.ENGLISH);
        sources.choose(source.name());
        assertThat(sources.closeUp().locator("svg.throughput rect.came")).hasCount(60);
        assertThat(sources.closeUp().locator("details.sample").first()).containsText("service-location");

        sources.pause("The head-end gets a new disk.");
        assertThat(sources.resume()).isVisible();
        assertThat(sources.rows(source.name())).containsText("Paused");
        assertThat(sources.rows(source.name())).containsText("by integrator");
        assertThat(sources.rows(source.name())).containsText("The head-end gets a new disk.");
        Accessibility.assertWithoutViolations(sources.page());
        org.assertj.core.api.Assertions.assertThat(
                        source.described().path("state").asText())
                .isEqualTo("PAUSED");
        source.refusesWhatIsPushed();
        org.assertj.core.api.Assertions.assertThat(source.command("resume", source.name()))
                .endsWith(source.name() + " goes on.\n");
        source.awaitState("FRESH");

        source.stopsSending();
        source.awaitObjective("BROKEN");
        sources = SourcesPage.open(sources.page());
        sources.choose(source.name());
        assertThat(sources.rows(source.name()).locator(".overdue-row")).isVisible(withinAMinute());
        assertThat(sources.closeUp().locator(".objective-changes")).containsText("became overdue");

        source.sendsRecords();
        source.awaitObjective("KEPT");
        assertThat(sources.closeUp().locator(".objective-changes"))
                .containsText("is up to date again", new ContainsTextOptions().setTimeout(A_MINUTE));
        sources.switchesTo(Language.CHINESE);
        sources = new SourcesPage(sources.page());
        sources.choose(source.name());
        Accessibility.assertWithoutViolations(sources.page());
        org.assertj.core.api.Assertions.assertThat(sources.width()).isLessThanOrEqualTo(1440);
    }

    @Test
    void rejected_records_are_replayed_by_filter_each_with_its_result(Windows windows) {
        source = new WatchedSource(workbench, "wrong-places");
        source.bringsThreeWrongRecords();
        SourcesPage sources = open(windows, Language.ENGLISH);
        sources.choose(source.name());
        assertThat(sources.rejected()).hasCount(3);
        assertThat(sources.waiting(source.name())).hasText("3");

        sources.showOnlySince("31 Feb 10:00");
        assertThat(sources.page().locator("#notices")).containsText("\"31 Feb 10:00\" does not exist");
        sources.showOnlySince("1 Jan 2099 00:00");
        assertThat(sources.rejected()).hasCount(0);
        sources.showOnlySince("1 Jan 2020 00:00");
        assertThat(sources.rejected()).hasCount(3);
        sources.showOnlyField("/longitude");
        assertThat(sources.rejected()).hasCount(2);
        sources.replayThese();
        assertThat(sources.results()).containsText("0 stored, 2 rejected again.");
        assertThat(sources.results().locator("li.still-wrong code").first()).hasText("/longitude");
        Accessibility.assertWithoutViolations(sources.page());

        source.correctsMapping();
        sources.replayThese();
        assertThat(sources.results()).containsText("2 stored, 0 rejected again.");
        sources.showOnlyField("");
        assertThat(sources.rejected()).hasCount(1);
        assertThat(sources.waiting(source.name())).hasText("1");
        org.assertj.core.api.Assertions.assertThat(source.rejected())
                .singleElement()
                .satisfies(left -> org.assertj.core.api.Assertions.assertThat(
                                left.path("field").asText())
                        .isEqualTo("/key"));
    }

    private SourcesPage open(Windows windows, Language language) {
        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("integrator"));
        return SourcesPage.open(page);
    }

    private static IsVisibleOptions withinAMinute() {
        return new IsVisibleOptions().setTimeout(A_MINUTE);
    }
}
