package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.launcher.Workbench;

/** The pages as the README shows them. */
@WithSwitchboard
class PicturesStory {

    private static final int MANY = 100;
    private static final int ORDERS = 6;
    private static final Duration KNOWN = Duration.ofSeconds(90);

    @ParameterizedTest
    @EnumSource
    void pictures_of_login_desk_dispatch_and_sources_are_taken(
            Language language, Workbench workbench, Windows windows) {
        Page first = windows.open(language.asked());
        LoginPage.in(first);
        Pictures.take(first, "login-" + language.button());

        City city = new City(workbench);
        JsonNode caller = city.sample("on-feeder-with-telemetry", 6 + language.ordinal());
        Desk truth = new Desk(workbench);
        truth.awaitCause(truth.idOf(caller), "NO_FAULT_FOUND", KNOWN);
        city.open(caller.at("/because/device").asText());
        DeskPage desk =
                LoginPage.agent(windows, workbench, language).open(caller).hasVerdict("UPSTREAM_SWITCH_OPEN");
        desk.articles().first().click();
        desk.page().locator("#article-title").waitFor();
        Pictures.take(desk.page(), "desk-" + language.button());
        desk.writes(language.of("No light in the whole house", "全家都没电了"))
                .makesRepairOrder()
                .result();
        assertThat(desk.tickets()).hasCount(1);
        createOutagesAndCalls(workbench, city);

        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        page.navigate("/dispatch/orders.xhtml");
        page.locator(".order-link").first().click();
        assertThat(page.locator("#facts h2")).isVisible();
        Pictures.take(page, "dispatch-" + language.button());
        page.navigate("/sources/list.xhtml");
        page.locator("main").waitFor();
        Pictures.take(page, "sources-" + language.button());
        page.navigate("/knowledge/search.xhtml");
        page.locator(".hits a").first().click();
        page.locator("#article-title").waitFor();
        Pictures.take(page, "knowledge-" + language.button());
    }

    /** Crews, and what else they have to repair. */
    private static void createOutagesAndCalls(Workbench workbench, City city) {
        DispatchDesk dispatch = new DispatchDesk(workbench);
        long east = dispatch.bringCrew("picture-crew-1", "城东抢修一班");
        dispatch.bringCrew("picture-crew-2", "城西抢修二班");
        long[] orders = city.samples("healthy", MANY).stream()
                .map(customer -> customer.at("/services/0/transformer").asText())
                .distinct()
                .limit(ORDERS)
                .mapToLong(dispatch::order)
                .toArray();
        dispatch.assign(orders[0], east);
    }
}
