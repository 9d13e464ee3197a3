package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** An administrator admits users, who look after their own password and sessions. */
@WithSwitchboard
class UsersStory {

    private static final String OWN = "correct horse battery 7";

    @ParameterizedTest
    @EnumSource
    void new_user_chooses_a_password_ends_a_session_and_is_disabled(
            Language language, Workbench workbench, Windows windows) {
        String name = "story-" + language.button();
        Page admin = windows.open(language.asked());
        LoginPage.in(admin).signIn(workbench.users().with("admin"));
        admin.navigate("/users/list.xhtml");
        Accessibility.assertWithoutViolations(admin);
        byId(admin, "user:name").fill(name);
        byId(admin, "user:displayName").fill("王芳 Wang Fang");
        admin.locator("[id='user:roles'] input[value=agent]").check();
        byId(admin, "user:create").click();
        String oneTime = admin.locator("#one-time").innerText();
        Accessibility.assertWithoutViolations(admin);
        Pictures.take(admin, "users-" + language.button());

        Page desk = windows.open(language.asked());
        LoginPage.in(desk).signIn(new DemoUser(name, oneTime, "agent"));
        assertThat(desk.url()).contains("/account/account.xhtml");
        desk.navigate("/agentdesk/desk.xhtml");
        assertThat(desk.url()).as("nothing else is open").contains("/account/account.xhtml");
        changePassword(desk, oneTime, "Password1234");
        assertThat(desk.locator("#notices li")).containsText(language.of("common or easy to guess", "容易被猜到"));
        changePassword(desk, oneTime, OWN);
        assertThat(desk.locator("#notices li")).containsText(language.of("Password changed", "密码已修改"));

        Page other = windows.open(language.asked());
        LoginPage.in(other).signIn(new DemoUser(name, OWN, "agent"));
        assertThat(other.url()).contains("/agentdesk/desk.xhtml");
        other.navigate("/tickets/list.xhtml");
        desk.navigate("/account/account.xhtml");
        Locator sessions = desk.locator("[id='sessions:list'] li");
        assertThat(sessions).hasCount(2);
        Accessibility.assertWithoutViolations(desk);
        Pictures.take(desk, "account-" + language.button());
        sessions.locator("button").click();
        assertThat(sessions).hasCount(1);
        assertThat(other.locator("#session")).isVisible();

        desk.navigate("/tickets/list.xhtml");
        assertThat(desk.url()).contains("/tickets/list.xhtml");
        byId(admin, "users:text").fill("王芳");
        byId(admin, "users:find").click();
        Locator rows = admin.locator("[id='users:list'] li");
        assertThat(rows.first()).containsText("story-");
        byId(admin, "user:disable").click();
        assertThat(byId(admin, "user:enable")).isVisible();
        assertThat(desk.locator("#session")).isVisible();
        LoginPage refused = LoginPage.in(windows.open(language.asked())).signInInVain(name, OWN);
        assertThat(refused.refusal()).isVisible();
    }

    @Test
    void users_are_closed_to_every_other_role(Workbench workbench, Windows windows) {
        Page page = windows.open();
        LoginPage.in(page).signIn(workbench.users().with("supervisor"));

        assertThat(page.navigate("/users/list.xhtml").status()).isEqualTo(403);
        assertThat(page.navigate("/account/account.xhtml").status()).isEqualTo(200);
    }

    private static void changePassword(Page page, String current, String wanted) {
        byId(page, "password:current").fill(current);
        byId(page, "password:wanted").fill(wanted);
        byId(page, "password:repeated").fill(wanted);
        byId(page, "password:change").click();
    }

    private static Locator byId(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
