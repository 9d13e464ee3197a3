package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class AccessStory {

    /** More than a session keeps states of one page. */
    private static final int MANY = 6;

    @ParameterizedTest
    @ValueSource(strings = {"/dispatch/orders.xhtml", "/sources/list.xhtml"})
    void an_agent_cannot_open_the_pages_of_other_roles(String path, Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH);
        assertThat(desk.page().locator("nav a[href*='" + path + "']")).hasCount(0);

        Response answer = desk.page().navigate(path);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(desk.page().locator("h1")).hasText("Access denied");
    }

    @ParameterizedTest
    @EnumSource
    void wrong_password_is_refused_in_the_language_of_the_page(
            Language language, Workbench workbench, Windows windows) {
        LoginPage login = LoginPage.in(windows.open(language.asked()));

        // a name of nobody's, so that no demo user has to wait for it
        login = login.signInInVain("nobody-" + language.button(), "wrong");

        assertThat(login.refusal()).containsText(language.of("Incorrect user name or password.", "用户名或密码错误。"));
        assertThat(login.page().locator("html")).hasAttribute("lang", language == Language.ENGLISH ? "en" : "zh-CN");
    }

    @Test
    void signing_out_ends_the_session(Workbench workbench, Windows windows) {
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH);
        String address = desk.page().url();

        Page page = desk.signOut().page();
        page.navigate(address);

        assertThat(page.url()).contains("login.xhtml");
    }

    @Test
    void the_language_switch_keeps_the_page_and_the_customer_however_long_the_page_was_open(
            Workbench workbench, Windows windows) {
        JsonNode customer = new City(workbench).sample("healthy", 8);
        new Desk(workbench).idOf(customer);
        DeskPage desk = LoginPage.agent(windows, workbench, Language.ENGLISH).open(customer);
        String address = desk.page().url();
        desk.follows(MANY);

        desk.switchesTo(Language.CHINESE);

        assertThat(desk.page().locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(desk.page().url()).isEqualTo(address);
        assertThat(desk.page().locator("#customer-name"))
                .hasText(customer.path("name").asText());
        assertThat(desk.page().locator("#path-title")).hasText("供电路径");
    }
}
