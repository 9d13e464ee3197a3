package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** A program sends records of its own; some are right, some are late, some are nothing at all. */
@WithSwitchboard
class IntakeStory {

    private static final String SOURCE = "intake-story";

    private static final String GOOD =
            "{\"key\":\"C-1\",\"changedAt\":\"2026-03-01T10:00:00+08:00\",\"name\":\"寄件人\",\"telephones\":[\"13700000001\"]}";
    private static final String LATE = "{\"key\":\"C-1\",\"changedAt\":\"2026-02-01T10:00:00+08:00\",\"name\":\"旧名字\"}";
    private static final String WRONG_TYPE = "{\"key\":\"C-2\",\"changedAt\":\"2026-03-01T10:00:00+08:00\",\"name\":5}";
    private static final String TRUNCATED = "{\"key\":\"C-3\",\"name\":\"截断";
    private static final String NOT_JSON = "C-4;某人;13700000004";
    private static final String NO_OBJECT = "[\"C-5\"]";
    private static final String NO_KEY = "{\"name\":\"无编号\"}";
    private static final String BAD_MOMENT = "{\"key\":\"C-6\",\"changedAt\":\"yesterday\",\"name\":\"某人\"}";

    @Test
    void each_line_is_processed_separately_and_the_answer_gives_its_outcome(Workbench workbench) {
        Api integrator = Api.as("integrator", workbench);
        List<String> lines =
                List.of(GOOD, GOOD, LATE, "", WRONG_TYPE, TRUNCATED, NOT_JSON, NO_OBJECT, NO_KEY, BAD_MOMENT);

        JsonNode answer = integrator
                .postLines("intake/" + SOURCE + "/customer", String.join("\n", lines))
                .ok();

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("unchanged").asInt()).isEqualTo(2);
        assertThat(Json.each(answer.path("rejected"))
                        .map(each -> each.path("line").asInt()))
                .containsExactly(5, 6, 7, 8, 9, 10);
        assertThat(Json.each(answer.path("rejected"))
                        .map(each -> each.path("field").asText()))
                .containsExactly("/name", "", "", "", "/key", "/changedAt");
        assertThat(Json.each(answer.path("rejected"))
                        .map(each -> each.path("reason").asText()))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());

        JsonNode again = integrator
                .postLines("intake/" + SOURCE + "/customer", GOOD + "\n" + LATE)
                .ok();
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);

        assertThat(integrator.get("export/customer?source=" + SOURCE).okLines())
                .singleElement()
                .satisfies(held -> assertThat(held.path("name").asText()).isEqualTo("寄件人"));
        assertKeptWhole(integrator, lines.subList(4, lines.size()));
    }

    /** Page by page, each as it came. */
    private static void assertKeptWhole(Api integrator, List<String> lines) {
        List<String> kept = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        int pages = 0;
        while (cursor.isPresent()) {
            JsonNode page = integrator
                    .get("rejected-records?source=" + SOURCE + "&limit=4"
                            + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()))
                    .ok();
            Json.each(page.path("items"))
                    .forEach(each -> kept.add(each.path("original").asText()));
            cursor = Optional.of(page.path("nextCursor"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
            pages++;
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(kept).containsExactlyElementsOf(lines);
    }

    @Test
    void record_that_is_still_invalid_stays_rejected_after_replay(Workbench workbench) {
        Api integrator = Api.as("integrator", workbench);
        integrator.postLines("intake/replay-story/customer", WRONG_TYPE).ok();

        JsonNode replay = integrator
                .post("rejected-records/replay?source=replay-story", "")
                .ok();

        assertThat(replay.path("stored").asInt()).isZero();
        assertThat(replay.path("stillWrong").asInt()).isEqualTo(1);
        assertThat(replay.at("/items/0/field").asText()).isEqualTo("/name");
        assertThat(integrator.get("rejected-records?source=replay-story").ok().path("items"))
                .hasSize(1);
    }

    @Test
    void unknown_record_type_invalid_source_and_body_that_is_not_utf8_are_refused_with_the_value(Workbench workbench) {
        Api integrator = Api.as("integrator", workbench);

        assertThat(integrator
                        .postLines("intake/" + SOURCE + "/dragons", GOOD)
                        .problem(404)
                        .path("value")
                        .asText())
                .isEqualTo("dragons");
        assertThat(integrator
                        .postLines("intake/no%20name%21/customer", GOOD)
                        .problem(400)
                        .path("field")
                        .asText())
                .isEqualTo("source");
        Api.as("agent", workbench)
                .postLines("intake/" + SOURCE + "/customer", GOOD)
                .problem(403);
    }
}
