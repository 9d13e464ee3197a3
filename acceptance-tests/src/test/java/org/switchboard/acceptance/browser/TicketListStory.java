package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Program;
import org.switchboard.launcher.Workbench;

/** Agents and supervisors work on the list of tickets, each in a window of their own. */
@WithSwitchboard
class TicketListStory {

    private static final int NARROW = 400;
    private static final String ENGLISH_MOMENT = "\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}";
    private static final String CHINESE_MOMENT = "\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}";

    @ParameterizedTest
    @EnumSource
    void ticket_is_found_changed_escalated_and_resolved(Language language, Workbench workbench, Windows windows) {
        JsonNode caller = caller(workbench, 13 + language.ordinal());
        String number = report(workbench, caller, "1381234018" + language.ordinal());
        TicketPage page = list(windows, workbench, language, "agent");
        Accessibility.assertWithoutViolations(page.page());

        page = page.finds(number.substring(number.length() - 6)).opens(number);
        Accessibility.assertWithoutViolations(page.page());
        assertThat(page.facts()).containsText(caller.path("name").asText());
        page.writes("calls every hour").chooses("priority", "HIGH").presses("save");
        assertThat(page.notice()).contains(number);
        assertThat(page.facts()).containsText(language.of("High", "高"));
        assertThat(page.history()).containsText("calls every hour");
        assertThat(page.note()).hasValue("");

        page.presses("escalate");
        assertThat(page.notice()).isEqualTo(language.of("Write a note that says why.", "请填写备注说明原因。"));
        page.writes("threatens to go to the press").presses("escalate").notice();
        assertThat(page.facts()).containsText(language.of("Supervisors", "值班长"));

        TicketPage supervisor = list(windows, workbench, language, "supervisor").opens(number);
        supervisor.presses("take").notice();
        supervisor.writes("fuse at home").presses("resolve").notice();
        assertThat(supervisor.facts()).containsText(language.of("Resolved", "已解决"));
        assertThat(page.facts()).containsText(language.of("Resolved", "已解决"));
    }

    @ParameterizedTest
    @EnumSource
    void time_of_a_callback_is_typed_in_the_form_of_the_reader(
            Language language, Workbench workbench, Windows windows) {
        JsonNode caller = caller(workbench, 17 + language.ordinal());
        String number = report(workbench, caller, "1381234016" + language.ordinal());
        TicketPage page =
                list(windows, workbench, language, "agent").finds(number).opens(number);
        Locator at = page.field("callbackAt");
        assertThat(at).hasAttribute("placeholder", Pattern.compile(language.of(ENGLISH_MOMENT, CHINESE_MOMENT)));

        String impossible = language.of("31 Feb 2030 10:00", "2030年2月31日 10:00");
        page.enters("callbackAt", impossible).presses("agreeCallback");
        assertThat(page.page().locator(".field-refused")).containsText(language.of("does not exist", "不存在"));
        assertThat(at).hasValue(impossible);
        String foreign = language.of("2030年2月1日 10:00", "1 Feb 2030 10:00");
        page.enters("callbackAt", foreign).presses("agreeCallback");
        assertThat(page.page().locator(".field-refused")).containsText(foreign);
        assertThat(page.page().locator("#callbacks button")).hasCount(0);
        Accessibility.assertWithoutViolations(page.page());

        page.enters("callbackAt", language.of("1 Feb 2030 10:00", "2030年2月1日 10:00"))
                .presses("agreeCallback");
        assertThat(page.page().locator("[id=more]")).containsText(language.of("1 Feb 10:00", "2月1日 10:00"));
    }

    @ParameterizedTest
    @EnumSource
    void change_on_an_outdated_view_is_refused_with_a_message_and_keeps_typed_text(
            Language language, Workbench workbench, Windows windows) {
        JsonNode caller = caller(workbench, 15 + language.ordinal());
        String number = report(workbench, caller, "1381234019" + language.ordinal());
        TicketPage one =
                list(windows, workbench, language, "agent").finds(number).opens(number);
        TicketPage other =
                list(windows, workbench, language, "supervisor").finds(number).opens(number);

        one.writes("typed by the agent").chooses("priority", "LOW");
        other.chooses("kind", "COMPLAINT").presses("save").notice();
        assertThat(one.facts().locator("h2")).isVisible();
        one.presses("save");

        assertThat(one.notice()).contains(language.of("Someone else has changed", "已被他人修改"));
        assertThat(one.note()).hasValue("typed by the agent");
        assertThat(one.field("priority")).hasValue("LOW");
        assertThat(one.field("kind")).hasValue("COMPLAINT");
        one.presses("save").notice();
        assertThat(one.history()).containsText("typed by the agent");
        assertThat(one.facts()).containsText(language.of("Low", "低"));
    }

    @ParameterizedTest
    @EnumSource
    void callback_is_created_and_completed_and_a_blank_number_is_refused(
            Language language, Workbench workbench, Windows windows) {
        String number =
                report(workbench, caller(workbench, 17 + language.ordinal()), "1381234020" + language.ordinal());
        TicketPage page =
                list(windows, workbench, language, "agent").finds(number).opens(number);
        assertThat(page.field("callback")).hasValue("1381234020" + language.ordinal());

        page.enters("callback", "12").presses("agreeCallback");
        assertThat(page.notice()).contains("12");
        assertThat(page.field("callback")).hasValue("12");
        page.enters("callback", "0571-8765-4321").presses("agreeCallback").notice();
        assertThat(page.byId("more")).containsText("0571-8765-4321");
    }

    @ParameterizedTest
    @EnumSource
    void list_fits_a_narrow_window(Language language, Workbench workbench, Windows windows) {
        report(workbench, caller(workbench, 19 + language.ordinal()), "1381234021" + language.ordinal());
        TicketPage page = list(windows, workbench, language, "agent").shows("open");
        page.page().setViewportSize(NARROW, 800);

        assertThat(page.width()).isLessThanOrEqualTo(NARROW);
        Accessibility.assertWithoutViolations(page.page());
    }

    private static JsonNode caller(Workbench workbench, int nth) {
        JsonNode caller = new City(workbench).sample("healthy", nth);
        new Desk(workbench).idOf(caller);
        return caller;
    }

    private static String report(Workbench workbench, JsonNode caller, String telephone) {
        return new Program(workbench).reports(caller, telephone);
    }

    private static TicketPage list(Windows windows, Workbench workbench, Language language, String role) {
        Page window = windows.open(language.asked());
        LoginPage.in(window).signIn(workbench.users().with(role));
        return TicketPage.in(window);
    }
}
