package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.Workbench;

/** What axe-core says of every page. */
@WithSwitchboard
class EveryPageStory {

    @Test
    void image_without_alternative_text_is_found(Windows windows) {
        Page page = windows.open();
        page.setContent("<html lang='en'><title>A page</title><main><h1>A page</h1><img src='x.png'></main></html>");

        assertThatThrownBy(() -> Accessibility.assertWithoutViolations(page)).hasMessageContaining("image-alt");
    }

    @ParameterizedTest
    @EnumSource
    void login_page_has_no_violations_also_after_a_refused_login(Language language, Windows windows) {
        LoginPage login = LoginPage.in(windows.open(language.asked()));
        Accessibility.assertWithoutViolations(login.page());

        login.signInInVain("nobody-at-all", "wrong");
        Accessibility.assertWithoutViolations(login.page());
    }

    @ParameterizedTest
    @EnumSource
    void desk_has_no_violations_when_empty_and_with_each_kind_of_call(
            Language language, Workbench workbench, Windows windows) {
        City city = new City(workbench);
        DeskPage desk = LoginPage.agent(windows, workbench, language);
        Accessibility.assertWithoutViolations(desk.page());

        for (String kind : new String[] {"healthy", "debt", "planned-outage", "life-support"}) {
            JsonNode customer = city.sample(kind);
            new Desk(workbench).idOf(customer);
            desk = desk.open(customer);
            Accessibility.assertWithoutViolations(desk.page());
        }
        desk.articles().first().click();
        desk.page().locator("#article-title").waitFor();
        Accessibility.assertWithoutViolations(desk.page());
    }

    @ParameterizedTest
    @EnumSource
    void pages_of_a_supervisor_have_no_violations(Language language, Workbench workbench, Windows windows) {
        Page page = windows.open(language.asked());
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));

        int screens = page.locator("header nav a").count();
        for (int i = 0; i < screens; i++) {
            page.locator("header nav a").nth(i).click();
            assertThat(page.locator("header nav a").nth(i)).hasAttribute("aria-current", "page");
            Accessibility.assertWithoutViolations(page);
        }
    }

    /** {@link Windows} fails a story in which a script fails. */
    @Test
    void pages_of_a_role_without_look_up_run_without_script_errors(Workbench workbench, Windows windows) {
        Page page = windows.open();
        LoginPage.in(page).signIn(workbench.users().with("dispatcher"));

        for (String path : new String[] {"/tickets/list.xhtml", "/knowledge/search.xhtml"}) {
            page.navigate(path);
            assertThat(page.locator("[data-look-up]")).hasCount(0);
        }
    }

    @Test
    void address_of_each_style_and_script_names_its_version(Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, Language.ENGLISH).page();

        assertThat(page.locator("link[href*='desk.css'][href*='v=']")).hasCount(1);
        assertThat(page.locator("link[rel=stylesheet]:not([href*='v='])")).hasCount(0);
        assertThat(page.locator("script[src]:not([src*='v='])")).hasCount(0);
    }

    @Test
    void style_is_kept_by_browsers_under_its_own_version_only(Windows windows) {
        Page page = LoginPage.in(windows.open()).page();
        String address = page.locator("link[rel=stylesheet][href*='switchboard.css']")
                .first()
                .getAttribute("href");

        org.assertj.core.api.Assertions.assertThat(cacheControl(page, address)).contains("max-age");
        org.assertj.core.api.Assertions.assertThat(cacheControl(page, address.replaceFirst("v=[0-9a-f]+", "v=forged")))
                .isEqualTo("no-cache");
        org.assertj.core.api.Assertions.assertThat(cacheControl(page, address.replaceFirst("[?&]v=[0-9a-f]+", "")))
                .isEqualTo("no-cache");
    }

    private static String cacheControl(Page page, String address) {
        return page.request().get(address).headers().getOrDefault("cache-control", "");
    }

    @ParameterizedTest
    @EnumSource
    void pages_of_refusals_and_errors_have_no_violations(Language language, Workbench workbench, Windows windows) {
        Page page = LoginPage.agent(windows, workbench, language).page();
        for (String path : new String[] {
            "/no-such-page.xhtml", "/dispatch/orders.xhtml", "/error/fault.xhtml", "/error/expired.xhtml"
        }) {
            page.navigate(path);
            assertThat(page.locator("h1")).isVisible();
            Accessibility.assertWithoutViolations(page);
        }
    }
}
