package org.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.switchboard.launcher.Workbench;

@WithSwitchboard
class ServerStartsStory {

    @Test
    void a_browser_reaches_the_server_over_https(Windows windows, Workbench workbench) {
        Page page = windows.open();

        Response answer = page.navigate("/health/ready");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.url()).startsWith(workbench.server().url().toString());
        assertThat(page.content()).contains("\"UP\"");
    }
}
