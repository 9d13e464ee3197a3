package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.launcher.Workbench;

/** Nothing typed is lost, whatever happens to the page, the session, the server or the network. */
@WithSwitchboard
class DraftStory {

    /** More than a session keeps states of pages. */
    private static final int FURTHER_VIEWS = 25;

    private static final String NOTES = "Whole block dark since ten to eight; 没听到响声";

    @ParameterizedTest
    @EnumSource
    void reload_and_language_switch_and_link_and_back_keep_notes(
            Language language, Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, language, 100 + language.ordinal());
        assertThat(notes.state()).containsText(language.of("Draft saved ", "草稿已保存 "));

        notes.page().reload();
        assertThat(notes.notes()).hasValue(NOTES);

        notes.switchesTo(language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH);
        assertThat(notes.notes()).hasValue(NOTES);

        notes.types(NOTES + " +");
        notes.page().locator("nav a[href*='knowledge']").click();
        notes.page().waitForURL("**/knowledge/**");
        notes.page().goBack();
        assertThat(notes.notes()).hasValue(NOTES + " +");
        notes.isSaved();
    }

    @Test
    void switching_customers_keeps_the_notes_of_each(Workbench workbench, Windows windows) {
        JsonNode first = customer(workbench, 102);
        JsonNode second = customer(workbench, 103);
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(first);
        new Drafting(desk.page()).types("of the first");

        desk = desk.open(second);
        Drafting other = new Drafting(desk.page());
        assertThat(other.notes()).hasValue("");
        other.types("of the second").isSaved();

        desk = desk.open(first);
        assertThat(new Drafting(desk.page()).notes()).hasValue("of the first");
    }

    @Test
    void an_action_that_uses_the_notes_ends_the_draft_and_keeps_what_is_typed_after_it(
            Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer(workbench, 104));
        Drafting notes =
                new Drafting(desk.page()).types("Asks when the office opens").isSaved();

        desk.logsContact().result();
        assertThat(notes.notes()).hasValue("");
        notes.page().reload();
        assertThat(notes.notes()).hasValue("");

        notes.types("Now the next call").isSaved();
        notes.page().reload();
        assertThat(notes.notes()).hasValue("Now the next call");
    }

    @ParameterizedTest
    @EnumSource
    void expired_session_is_renewed_and_the_page_keeps_its_state(
            Language language, Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, language, 105 + language.ordinal());
        notes.mark();
        notes.page().context().clearCookies();

        notes.notes().pressSequentially(" and more");

        notes.isCovered();
        assertThat(notes.expired().locator("h2")).hasText(language.of("Session expired", "页面已过期"));
        assertThat(notes.expired()).containsText(NOTES);
        assertThat(notes.page().title()).contains(language.of("Session expired", "页面已过期"));
        Accessibility.assertWithoutViolations(notes.page());
        Pictures.take(notes.page(), "session-expired-" + language.button());
        notes.page().setViewportSize(400, 800);
        Pictures.take(notes.page(), "session-expired-400-" + language.button());
        notes.page().setViewportSize(1440, 900);

        notes.signsIn("nobody-" + language.button(), "wrong");
        assertThat(notes.refusal()).hasText(language.of("Incorrect user name or password.", "用户名或密码错误。"));

        notes.signsIn(workbench.users().with("agent"));
        assertThat(notes.expired()).isHidden();
        assertThat(notes.notes()).isFocused();
        notes.notes().pressSequentially("!");
        assertThat(notes.notes()).hasValue(NOTES + " and more!");
        notes.isSaved();
        DeskPage desk = new DeskPage(notes.page());
        int before = desk.contacts().count();
        desk.logsContact().result();
        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(desk.contacts().first()).containsText(NOTES + " and more!");
        assertThat(notes.page().locator("html")).hasAttribute("lang", language == Language.ENGLISH ? "en" : "zh-CN");
        assertThat(notes.wasNotReloaded()).isTrue();
    }

    @Test
    void background_refresh_of_an_expired_session_asks_to_sign_in_and_a_repeated_action_runs_once(
            Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 107);
        DeskPage desk = new DeskPage(notes.page());
        notes.mark();
        notes.page().context().clearCookies();
        notes.page().evaluate("switchboardChanged()");
        notes.isCovered();
        assertThat(notes.undone()).isHidden();
        notes.signsIn(workbench.users().with("agent"));
        assertThat(notes.expired()).isHidden();

        int before = desk.contacts().count();
        notes.page().context().clearCookies();
        desk.logsContact();
        notes.isCovered();
        assertThat(notes.undone()).isVisible();
        notes.signsIn(workbench.users().with("agent"));
        assertThat(notes.expired()).isHidden();
        assertThat(notes.notes()).hasValue(NOTES);
        desk.logsContact().result();
        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(notes.wasNotReloaded()).isTrue();
    }

    @Test
    void two_tabs_on_one_customer_lose_neither_text(Workbench workbench, Windows windows) {
        Drafting first = typedNotes(workbench, windows, Language.ENGLISH, 108);
        first.types("");
        Page page = first.page().context().newPage();
        page.navigate(first.page().url());
        Drafting second = new Drafting(page);
        first.types("from the first tab").isSaved();

        second.types("from the second tab").isSaved();

        assertThat(second.notes()).hasValue("from the second tab\nfrom the first tab");
        first.notes().press("End");
        first.notes().pressSequentially(", later");
        assertThat(first.notes()).hasValue("from the second tab\nfrom the first tab, later");
        first.isSaved();
    }

    @Test
    void page_works_after_many_further_views_in_other_tabs(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 109);
        notes.mark();
        new DeskPage(notes.page()).because(1).hasVerdict("SINGLE_SERVICE_FAULT");
        APIRequestContext otherTabs = notes.page().context().request();
        for (int i = 0; i < FURTHER_VIEWS; i++) {
            assertThat(otherTabs.get(notes.page().url())).isOK();
        }
        notes.types(NOTES + " later").isSaved();

        DeskPage desk = new DeskPage(notes.page());
        desk.follows(1).hasVerdict("SINGLE_SERVICE_FAULT");
        int before = desk.contacts().count();
        desk.logsContact().result();

        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(desk.contacts().first()).containsText(NOTES + " later");
        assertThat(notes.wasNotReloaded()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thirty_seconds_without_network_show_a_message_and_lose_nothing(
            Language language, Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, language, 110 + language.ordinal());
        BrowserContext session = notes.page().context();
        notes.page().clock().install();
        session.setOffline(true);

        notes.types(NOTES + " offline");
        notes.page().clock().runFor(30_000);

        assertThat(notes.state())
                .hasText(Pattern.compile(
                        language.of("Not saved since \\d\\d:\\d\\d: no connection", "\\d\\d:\\d\\d 起未保存：连接中断")));
        assertThat(notes.copiesInBrowser()).isEqualTo(1);
        session.setOffline(false);
        notes.page().clock().runFor(5_000);
        notes.isSaved();
        notes.page().waitForFunction(Drafting.NO_COPIES);
        notes.page().reload();
        assertThat(notes.notes()).hasValue(NOTES + " offline");
    }

    @Test
    void action_that_failed_without_network_can_be_repeated(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 118);
        DeskPage desk = new DeskPage(notes.page());
        int before = desk.contacts().count();
        notes.page().context().setOffline(true);
        desk.logsContact();
        assertThat(notes.page().locator(".notice-error")).isVisible();
        notes.page().context().setOffline(false);

        desk.logsContact();

        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(notes.notes()).hasValue("");
    }

    @Test
    void text_typed_without_network_is_sent_by_the_next_page_when_this_one_was_closed(
            Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 112);
        String address = notes.page().url();
        BrowserContext session = notes.page().context();
        session.setOffline(true);
        notes.types(NOTES + " and closed");
        assertThat(notes.state()).containsText("Not saved");
        notes.page().close();
        session.setOffline(false);

        Page page = session.newPage();
        page.navigate(address);

        Drafting again = new Drafting(page);
        assertThat(again.notes()).hasValue(NOTES + " and closed");
        again.isSaved();
        page.waitForFunction(Drafting.NO_COPIES);
    }

    @Test
    void restart_of_the_server_keeps_notes_and_page(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 113);
        notes.mark();
        workbench.server().kill9();
        notes.types(NOTES + " during the restart");
        assertThat(notes.state()).containsText("Not saved");
        assertThat(notes.page().locator("#availability")).isVisible();
        workbench.server().startAgain();

        assertThat(notes.page().locator("#availability")).isHidden();
        notes.isSaved();
        assertThat(notes.expired()).isHidden();
        assertThat(notes.notes()).hasValue(NOTES + " during the restart");
        DeskPage desk = new DeskPage(notes.page());
        int before = desk.contacts().count();
        desk.logsContact().result();
        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(notes.wasNotReloaded()).isTrue();
    }

    @Test
    void another_user_of_the_same_browser_sees_nothing_of_the_draft(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 114);
        notes.page().context().clearCookies();
        notes.notes().pressSequentially(" x");
        notes.isCovered().signsIn(workbench.users().with("supervisor"));

        notes.page()
                .waitForFunction(
                        "user => document.getElementById('drafts')?.dataset.user === user",
                        workbench.users().with("supervisor").name());
        assertThat(notes.notes()).hasValue("");
        assertThat(notes.copiesInBrowser()).isZero();
        notes.types("of the supervisor").isSaved();
        new DeskPage(notes.page()).signOut();
        assertThat(notes.copiesInBrowser()).isZero();
    }

    @Test
    void refresh_moves_neither_focus_nor_selection_nor_scroll_nor_text(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 115);
        notes.page().setViewportSize(1000, 500);
        notes.notes().focus();
        notes.page().evaluate("document.activeElement.setSelectionRange(3, 9)");
        Object scroll = notes.page().evaluate("[window.scrollX, window.scrollY]");

        new DeskPage(notes.page()).follows(3);

        assertThat(notes.notes()).isFocused();
        assertThat(notes.notes()).hasValue(NOTES);
        assertThat(notes.page()
                        .evaluate(
                                "({s: document.activeElement.selectionStart, e: document.activeElement.selectionEnd})"))
                .isEqualTo(Map.of("s", 3, "e", 9));
        assertThat(notes.page().evaluate("[window.scrollX, window.scrollY]")).isEqualTo(scroll);
    }

    @Test
    void notes_on_a_repair_order_are_kept_with_the_order_and_used_once(Workbench workbench, Windows windows) {
        DispatchDesk orders = new DispatchDesk(workbench);
        City city = new City(workbench);
        long first = orders.order(
                city.sample("healthy", 116).at("/services/0/transformer").asText());
        DispatchPage dispatch = LoginPage.dispatcher(windows, workbench, Language.ENGLISH);
        dispatch.page().navigate("/dispatch/orders.xhtml?order=" + first);
        Drafting notes =
                new Drafting(dispatch.page()).types("Key at the neighbour's").isSaved();

        notes.page().reload();
        assertThat(notes.notes()).hasValue("Key at the neighbour's");
        notes.page().context().clearCookies();
        notes.byId("steps:addNote").click();
        notes.isCovered();
        assertThat(notes.undone()).isVisible();
        notes.signsIn(workbench.users().with("dispatcher"));
        assertThat(notes.expired()).isHidden();

        notes.byId("steps:addNote").click();

        assertThat(notes.byId("facts")).containsText("Key at the neighbour's");
        assertThat(notes.notes()).hasValue("");
        notes.page().reload();
        assertThat(notes.notes()).hasValue("");
    }

    @Test
    void a_refused_action_keeps_the_draft(Workbench workbench, Windows windows) {
        Drafting notes = typedNotes(workbench, windows, Language.ENGLISH, 117);
        DeskPage desk = new DeskPage(notes.page());
        desk.wantsCallbackOn("");

        desk.opensFaultTicket();

        assertThat(notes.page().locator(".notice-error, .field-refused").first())
                .isVisible();
        assertThat(notes.notes()).hasValue(NOTES);
        notes.page().reload();
        assertThat(notes.notes()).hasValue(NOTES);
    }

    private static Drafting typedNotes(Workbench workbench, Windows windows, Language language, int sample) {
        DeskPage desk = LoginPage.agent(windows, workbench, language).open(customer(workbench, sample));
        return new Drafting(desk.page()).types(NOTES).isSaved();
    }

    private static JsonNode customer(Workbench workbench, int sample) {
        JsonNode customer = new City(workbench).sample("healthy", sample);
        new Desk(workbench).idOf(customer);
        return customer;
    }
}
