package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.switchboard.web.session.PageSession;

class PageScriptTest {

    private static final PageSession AGENTS = new PageSession(
            UUID.randomUUID(), "agent", Set.of("agent"), Set.of(), false, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    @Test
    void channel_of_the_sessions_user_belongs_to_the_session() {
        assertThat(PageScript.isOf(channel("agent"), AGENTS)).isTrue();
    }

    @Test
    void channel_that_names_another_user_or_none_does_not() {
        assertThat(PageScript.isOf(channel("supervisor"), AGENTS)).isFalse();
        assertThat(PageScript.isOf(channel(null), AGENTS)).isFalse();
    }

    @Test
    void handshake_of_a_channel_is_refused_like_a_script_and_not_sent_to_the_login_page() {
        assertThat(PageScript.sent(channel("agent"))).isTrue();
    }

    @Test
    void opened_page_belongs_to_its_session() {
        HttpServletRequest page = Request.to("GET", "/agentdesk/desk.xhtml").build();

        assertThat(PageScript.sent(page)).isFalse();
        assertThat(PageScript.isOf(page, AGENTS)).isTrue();
    }

    private static HttpServletRequest channel(String user) {
        return Request.to("GET", "/push/changes")
                .header("Upgrade", "websocket")
                .answering("getParameter", user)
                .build();
    }
}
