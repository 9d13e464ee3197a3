package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A program of the administrator settles what the server has set aside. */
@WithSwitchboard
class SetAsideApiStory {

    private SetAsideWork work;

    @BeforeEach
    void begin(Workbench workbench) {
        work = new SetAsideWork(workbench);
    }

    @Test
    void set_aside_events_are_listed_with_their_error_and_replayed_or_discarded() {
        work.event("API-1");
        work.event("API-2");
        List<JsonNode> listed = work.events();
        assertThat(listed).extracting(event -> event.path("key").asText()).containsExactly("API-2", "API-1");
        JsonNode first = listed.get(1);
        assertThat(first.path("error").asText()).isEqualTo("IllegalStateException: table of API-1 is locked");
        assertThat(first.path("attempts").asInt()).isEqualTo(20);
        assertThat(first.path("type").asText()).isEqualTo("records-changed");
        assertThat(first.path("setAsideAt").asText()).isNotBlank();

        work.replayEvent(first);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> work.isHandled("API-1"));
        work.discardEvent(listed.get(0));
        assertThat(work.events()).isEmpty();
    }

    @Test
    void set_aside_deadlines_are_listed_with_their_error_and_retried_or_discarded() {
        work.deadline("api-1");
        work.deadline("api-2");
        List<JsonNode> listed = work.deadlines();
        assertThat(listed)
                .extracting(deadline -> deadline.path("subject").asText())
                .containsExactly("main/api-2/en", "main/api-1/en");
        assertThat(listed.get(0).path("error").asText()).isEqualTo("IllegalStateException: index of api-2 is broken");
        assertThat(listed.get(0).path("kind").asText()).isEqualTo("article-review");

        work.retryDeadline(listed.get(0));
        work.discardDeadline(listed.get(1));
        assertThat(work.deadlines()).isEmpty();
    }
}
