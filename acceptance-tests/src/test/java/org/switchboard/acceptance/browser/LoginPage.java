package org.switchboard.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** Where everybody begins. */
final class LoginPage extends Screen {

    LoginPage(Page page) {
        super(page);
        byId("login:name").waitFor();
    }

    static LoginPage in(Page window) {
        window.navigate("/");
        return new LoginPage(window);
    }

    /** An agent at an empty desk, in a window of their own. */
    static DeskPage agent(Windows windows, Workbench workbench, Language language) {
        in(windows.open(language.asked())).signIn(workbench.users().with("agent"));
        return new DeskPage(windows.last());
    }

    static DispatchPage dispatcher(Windows windows, Workbench workbench, Language language) {
        in(windows.open(language.asked())).signIn(workbench.users().with("dispatcher"));
        return new DispatchPage(windows.last());
    }

    /** Arrives at the first page of the person's role. */
    void signIn(DemoUser user) {
        type(user.name(), user.password());
        page.waitForURL(address -> !address.contains("login.xhtml"));
    }

    LoginPage signInInVain(String name, String password) {
        type(name, password);
        refusal().waitFor();
        return new LoginPage(page);
    }

    private void type(String name, String password) {
        byId("login:name").fill(name);
        byId("login:password").fill(password);
        byId("login:password").press("Enter");
    }

    Locator refusal() {
        return page.locator(".refusal li");
    }
}
