package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.DispatchDesk;
import org.switchboard.acceptance.story.RestoredStory;
import org.switchboard.launcher.Workbench;

/** A dispatcher marks an order as restored while meters are dark, and takes care of the ticket that stays open. */
@WithSwitchboard
class RestoreQuestionStory {

    @ParameterizedTest
    @EnumSource
    void restoring_names_deenergised_meters_and_returns_their_ticket_to_the_list(
            Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        JsonNode neighbour = city.sample("healthy", 50 + 3 * language.ordinal());
        new Desk(workbench).idOf(neighbour);
        String transformer = neighbour.at("/services/0/transformer").asText();
        city.post("/devices/" + transformer + "/fail");
        DispatchDesk desk = new DispatchDesk(workbench);
        long order = desk.order(transformer);
        String ticket = RestoredStory.callFromDarkMeter(order, workbench);
        desk.bringCrew("restore-crew", "抢修四班");
        String number = desk.number(order);
        DispatchPage dispatch = LoginPage.dispatcher(windows, workbench, language);
        Page page = dispatch.page();
        dispatch.opens(number).assignsCrew().crewSetsOut().crewArrives();
        dispatch.mark();

        dispatch.asksToRestore();

        assertThat(dispatch.question()).containsText(language.of("without supply", "显示无电"));
        assertThat(dispatch.question()).containsText(language.of("1 ticket of this order stays open", "有 1 张工单不办结"));
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("steps:question");
        Pictures.take(page, "dispatch-restore-question-" + language.name().toLowerCase(Locale.ROOT));
        Accessibility.assertWithoutViolations(page);
        dispatch.confirms();
        assertThat(dispatch.waiting(ticket)).containsText(language.of("Still without supply", "客户仍无电"));
        assertThat(dispatch.waiting(ticket)).containsText(number);

        dispatch.places(ticket);
        Pictures.take(page, "dispatch-place-ticket-" + language.name().toLowerCase(Locale.ROOT));
        Accessibility.assertWithoutViolations(page);
        dispatch.createsOrder();

        assertThat(dispatch.waiting(ticket)).hasCount(0);
        assertThat(page.locator("#order-tickets")).containsText(ticket);
        page.locator("#order-tickets [data-command=detach]").first().click();
        assertThat(dispatch.waiting(ticket)).hasCount(1);
        assertThat(dispatch.wasNotReloaded()).isTrue();
        city.post("/devices/" + transformer + "/restore");
    }
}
