package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.Program;
import org.switchboard.launcher.Workbench;

/** Open pages get changes, however many pages their session has opened, and as long as the session lasts. */
@WithSwitchboard
class PushStory {

    /** The code for a message that is too big (RFC 6455, 7.4.1). */
    private static final int TOO_BIG = 1009;

    /** More than the server keeps views of a session. */
    private static final int MANY = 26;

    @Test
    void push_reaches_the_first_and_the_last_of_many_pages_of_a_session(Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 140);
        long id = new Desk(workbench).idOf(customer);
        Page last = signedIn(windows, workbench);
        Page first = last.context().newPage();
        PushChannel toFirst = PushChannel.of(first);
        JsonNode early = new City(workbench).sample("healthy", 142);
        long earlyId = new Desk(workbench).idOf(early);
        first.navigate("/agentdesk/desk.xhtml?customer=" + earlyId);
        PushChannel toLast = PushChannel.of(last);

        for (int page = 0; page < MANY; page++) {
            toLast.forget();
            last.navigate(
                    switch (page % 4) {
                        case 0 -> "/agentdesk/place.xhtml?caller=" + page;
                        case 1 -> "/tickets/list.xhtml";
                        case 2 -> "/dispatch/orders.xhtml";
                        default -> "/agentdesk/desk.xhtml?customer=" + (id + page);
                    });
        }
        toLast.forget();
        last.navigate("/agentdesk/desk.xhtml?customer=" + id);
        new DeskPage(last);
        new Program(workbench).reports(customer, "13812340300");

        toLast.awaitMessage("customer/" + id);
        new Program(workbench).reports(early, "13812340302");
        toFirst.awaitMessage("customer/" + earlyId);
    }

    @Test
    void change_of_a_ticket_reaches_its_page_and_the_list_and_no_page_without_it(Workbench workbench, Windows windows) {
        City city = new City(workbench);
        Program program = new Program(workbench);
        JsonNode customer = city.sample("healthy", 143);
        String changed = program.reports(customer, "13812340303");
        String unchanged = program.reports(city.sample("healthy", 144), "13812340304");
        Page list = signedIn(windows, workbench);
        PushChannel toList = PushChannel.shown(list, "/tickets/list.xhtml");
        PushChannel toChanged = PushChannel.shown(list.context().newPage(), "/tickets/list.xhtml?ticket=" + changed);
        PushChannel toUnchanged =
                PushChannel.shown(list.context().newPage(), "/tickets/list.xhtml?ticket=" + unchanged);
        PushChannel toEmptyDesk =
                PushChannel.shown(list.context().newPage(), "/agentdesk/place.xhtml?caller=13812340305");

        program.reports(customer, "13812340303");

        toChanged.awaitMessage("ticket/" + changed);
        toList.awaitMessage("queue/tickets");
        assertThat(toUnchanged.messages()).noneMatch(message -> !message.contains("ticket/" + unchanged));
        assertThat(toEmptyDesk.messages()).isEmpty();
    }

    @Test
    void channel_closes_in_every_tab_when_the_session_ends(Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 141);
        Page page = signedIn(windows, workbench);
        Page other = page.context().newPage();
        PushChannel channel = PushChannel.of(other);
        other.navigate("/tickets/list.xhtml");
        new TicketPage(other);
        new Program(workbench).reports(customer, "13812340301");
        channel.awaitMessage("queue/tickets");
        assertThat(channel.isOpen()).isTrue();

        page.navigate("/tickets/list.xhtml");
        new TicketPage(page).signOut();

        channel.awaitClosed();
    }

    @Test
    void channel_is_refused_without_a_session_and_for_another_user(Workbench workbench, Windows windows) {
        String supervisor = workbench.users().with("supervisor").name();
        String agent = workbench.users().with("agent").name();
        Page stranger = windows.open(Language.ENGLISH.asked());
        LoginPage.in(stranger);
        assertThat(PushChannel.opens(stranger, supervisor)).isFalse();

        Page page = signedIn(windows, workbench);

        assertThat(PushChannel.opens(page, supervisor)).isTrue();
        assertThat(PushChannel.opens(page, agent)).isFalse();
        assertThat(PushChannel.opens(page, "")).isFalse();
    }

    @Test
    void channel_closes_when_a_page_sends_too_much_or_too_many_pages_listen(Workbench workbench, Windows windows) {
        String supervisor = workbench.users().with("supervisor").name();
        Page page = signedIn(windows, workbench);

        assertThat(PushChannel.codeAfter(page, supervisor, 200_000)).isEqualTo(TOO_BIG);
        assertThat(PushChannel.closedOf(page, supervisor, 55)).isPositive();
    }

    private static Page signedIn(Windows windows, Workbench workbench) {
        Page page = windows.open(Language.ENGLISH.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        return page;
    }
}
