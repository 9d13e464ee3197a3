package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.acceptance.story.SecondCustomerSource;
import org.switchboard.launcher.Workbench;

/** The page on which a supervisor decides, and the agent's card that says where each field comes from. */
@WithSwitchboard
class CustomerMatchingStory {

    /** As long as the longest that registers keep. */
    private static final String LONG = "改造与综合能源利用示范项目建设指挥部临时办公室原第二总厂破产清算留守处";

    @ParameterizedTest
    @EnumSource
    void supervisor_merges_two_candidates_and_undoes_it(Language language, Workbench workbench, Windows windows) {
        String telephone = "1991234" + (1000 + language.ordinal());
        String family = language.of("诸葛", "皇甫");
        SecondCustomerSource crm = new SecondCustomerSource(workbench, "page-crm");
        SecondCustomerSource app = new SecondCustomerSource(workbench, "page-app");
        crm.addCustomer("c" + language, family + "若梅", telephone, Optional.empty());
        app.addCustomer("a" + language, family + "梅", telephone, Optional.empty());
        crm.addCustomer("x" + language, family + LONG, telephone + "1", Optional.empty());
        app.addCustomer("y" + language, family + LONG + "二", telephone + "1", Optional.empty());
        crm.awaitReview(family + "若梅", family + "梅");
        crm.awaitReview(family + LONG, family + LONG + "二");

        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));
        IdentityPage who = IdentityPage.open(page);
        Accessibility.assertWithoutViolations(page);
        assertThat(who.pair(family + LONG, family + LONG + "二")).isVisible();
        org.assertj.core.api.Assertions.assertThat(who.width()).isLessThanOrEqualTo(1440);

        Locator pair = who.pair(family + "若梅", "a" + language);
        who.same(pair);
        assertThat(pair).hasCount(0);
        Locator merge = who.merge(family + "若梅", family + "梅");
        assertThat(merge).isVisible();
        Accessibility.assertWithoutViolations(page);

        who.undo(merge);
        assertThat(merge.locator("button")).hasCount(0);
        assertThat(merge).containsText("supervisor");
        Accessibility.assertWithoutViolations(page);
    }

    @ParameterizedTest
    @EnumSource
    void card_shows_the_origin_of_each_field_and_what_the_customer_confirms(
            Language language, Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 40 + language.ordinal());
        long id = new Desk(workbench).idOf(customer);
        SecondCustomerSource app = new SecondCustomerSource(workbench, "card-app");
        JsonNode known = app.view(id).at("/customer/value");
        app.addCustomer(
                "card" + language,
                known.path("name").asText(),
                "1995678" + (2000 + language.ordinal()),
                Optional.of(app.numbers(id).path("identityNumber").asText()));
        app.awaitRecords(id, 2);

        DeskPage desk = LoginPage.agent(windows, workbench, language).open(customer);
        desk.opensOrigins();
        Locator telephones = desk.page().locator(".origin[data-field=telephones]");
        assertThat(telephones).containsText("card-app");
        assertThat(telephones).containsText("cis");
        Accessibility.assertWithoutViolations(desk.page());
        org.assertj.core.api.Assertions.assertThat(desk.height()).isLessThanOrEqualTo(900);

        String other = telephones.locator(".other > span").first().textContent();
        telephones.locator(".other a").first().click();
        assertThat(telephones.locator(".origin-value")).hasText(other);
        desk.page().locator("#tab-facts").click();
        assertThat(desk.facts()).containsText(other.split(" / ")[0]);
    }
}
