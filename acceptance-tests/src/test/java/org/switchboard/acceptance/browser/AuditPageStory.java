package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** The agent who needs a whole number, and the administrator who sees that they did. */
@WithSwitchboard
class AuditPageStory {

    @ParameterizedTest
    @EnumSource
    void agent_reveals_numbers_with_a_reason_and_the_administrator_reads_it(
            Language language, Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 92 + language.ordinal());
        long id = new Desk(workbench).idOf(customer);
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(customer);
        assertThat(desk.page().locator(".strip .telephone")).containsText("••••");

        desk.opensDetails();
        assertThat(desk.facts()).containsText("••••");
        desk.byId("reveal:show").click();
        assertThat(desk.page().locator("#notices li")).isVisible();
        assertThat(desk.page().locator(".revealed")).hasCount(0);
        String reason = language.of("caller asks which number we have", "客户询问登记号码") + id;
        desk.byId("reveal:reason").fill(reason);
        Accessibility.assertWithoutViolations(desk.page());
        desk.byId("reveal:show").click();
        assertThat(desk.page().locator(".revealed")).not().containsText("••••");
        Accessibility.assertWithoutViolations(desk.page());
        Pictures.take(desk.page(), "reveal-" + language.name().toLowerCase(java.util.Locale.ROOT));
        desk.byId("reveal:hide").click();
        assertThat(desk.page().locator(".revealed")).hasCount(0);

        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("admin"));
        page.navigate("/audit/entries.xhtml");
        byId(page, "audit:customer").fill(String.valueOf(id));
        byId(page, "audit:find").click();
        Locator rows = page.locator("#audit\\:list tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(reason))).hasCount(1);
        assertThat(page.locator("#audit\\:list tr.audit-VIEW").first()).containsText(String.valueOf(id));
        byId(page, "audit:customer").fill("");
        byId(page, "audit:find").click();
        byId(page, "chain:verify").click();
        assertThat(page.locator("#chain\\:report [role=status] strong").first()).isVisible();
        Accessibility.assertWithoutViolations(page);
        Pictures.take(page, "audit-" + language.name().toLowerCase(java.util.Locale.ROOT));
        byId(page, "audit:kind").selectOption("REVEAL");
        byId(page, "audit:find").click();
        assertThat(page.locator("#audit\\:list tr.audit-VIEW")).hasCount(0);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(reason))).hasCount(1);
    }

    private static Locator byId(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
