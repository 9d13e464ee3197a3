package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonActionTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    @Test
    void opened_page_and_sent_form_are_actions() {
        assertThat(PersonAction.at(
                        page("GET").header("Sec-Fetch-Dest", "document").build(), NOW))
                .contains(NOW);
        assertThat(PersonAction.at(page("POST").build(), NOW)).contains(NOW);
    }

    @Test
    void script_says_how_long_ago_the_person_did_something() {
        assertThat(PersonAction.at(refresh().header("Switchboard-Idle", "90").build(), NOW))
                .contains(NOW.minusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "99999999999"})
    void what_is_no_number_of_seconds_is_no_action(String idle) {
        assertThat(PersonAction.at(refresh().header("Switchboard-Idle", idle).build(), NOW))
                .isEmpty();
    }

    @Test
    void refresh_push_and_resources_are_no_action() {
        assertThat(PersonAction.at(refresh().build(), NOW)).isEmpty();
        assertThat(PersonAction.at(
                        Request.to("GET", "/push/changes")
                                .header("Upgrade", "websocket")
                                .build(),
                        NOW))
                .isEmpty();
        assertThat(PersonAction.at(
                        Request.to("GET", "/jakarta.faces.resource/page.css.xhtml")
                                .build(),
                        NOW))
                .isEmpty();
        assertThat(PersonAction.at(Request.to("GET", "/drafts/call").build(), NOW))
                .isEmpty();
        assertThat(PersonAction.at(page("GET").header("Sec-Fetch-Dest", "empty").build(), NOW))
                .isEmpty();
    }

    private static Request page(String method) {
        return Request.to(method, "/agentdesk/desk.xhtml");
    }

    private static Request refresh() {
        return page("POST").header("Faces-Request", "partial/ajax");
    }
}
