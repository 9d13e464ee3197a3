package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Json;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class CallEndsStory {

    @ParameterizedTest
    @EnumSource
    void call_resolved_with_the_article_of_the_verdict_shows_in_the_contact_log(
            Language language, Workbench workbench, Windows windows) {
        JsonNode caller = sample(workbench, "healthy", 75 + language.ordinal());
        City city = new City(workbench);
        String account = Desk.accountOf(caller);
        city.ask("POST", "/accounts/" + account + "/cut-for-debt", Json.object().put("amountFen", 25680));
        String article = language.of("Supply disconnected for debt", "欠费停电");
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(caller);
        desk.hasVerdict("DISCONNECTED_FOR_DEBT");
        int before = desk.contacts().count();
        DeskPage next = LoginPage.agent(windows, workbench, language).open(caller);

        desk.reads(article)
                .writes(language.of("Why is it dark here", "我家怎么没电"))
                .resolves()
                .result();

        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(next.contacts()).hasCount(before + 1);
        assertThat(next.contacts().first()).containsText(language.of("Why is it dark here", "我家怎么没电"));
        assertThat(next.tickets()).hasCount(0);
        city.post("/accounts/" + account + "/pay");
    }

    @ParameterizedTest
    @EnumSource
    void logged_contact_and_open_fault_ticket_show_at_once(Language language, Workbench workbench, Windows windows) {
        JsonNode caller = sample(workbench, "healthy", 70 + language.ordinal());
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(caller);
        desk.hasVerdict("NO_FAULT_FOUND");
        int before = desk.contacts().count();

        desk.writes(language.of("Asks when the office opens", "问营业厅几点开门"))
                .logsContact()
                .result();
        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(desk.contacts().first()).containsText(language.of("Asks when the office opens", "问营业厅几点开门"));
        assertThat(desk.tickets()).hasCount(0);

        desk.writes(language.of("Sparks at the meter", "电表冒火花"))
                .opensFaultTicket()
                .result();
        assertThat(desk.tickets()).hasCount(1);
        assertThat(desk.ticketCount()).hasText("1");
        assertThat(desk.tickets().first()).containsText(language.of("Sparks at the meter", "电表冒火花"));
        assertThat(desk.contacts()).hasCount(before + 2);
    }

    private static JsonNode sample(Workbench workbench, String kind, int skip) {
        JsonNode caller = new City(workbench).sample(kind, skip);
        new Desk(workbench).idOf(caller);
        return caller;
    }
}
