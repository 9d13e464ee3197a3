package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** Editors change an article whose limits are placeholders; agents read the limits. */
@WithSwitchboard
class ArticleStory {

    private static final String ARTICLE = "knowledge/articles/story-limit?lang=en";
    private static final String TEXT = "A crew is there within {{service-level:fault-arrival.urban}}.";

    @Test
    void published_article_keeps_its_placeholders_when_an_editor_sends_back_what_was_read(Workbench workbench) {
        Api editor = Api.as("editor", workbench);
        Api agent = Api.as("agent", workbench);
        editor.postLines(
                        "knowledge/articles",
                        Json.object()
                                .put("id", "story-limit")
                                .put("lang", "en")
                                .put("title", "Arrival")
                                .put("kind", "power")
                                .put("text", TEXT)
                                .toString())
                .ok();
        String words = agent.get(ARTICLE).ok().path("text").asText();
        assertThat(words).startsWith("A crew is there within ").doesNotContain("{{");

        JsonNode read = editor.get(ARTICLE).ok();
        assertThat(read.path("text").asText()).isEqualTo(TEXT);
        assertThat(read.path("html").asText()).contains(words);
        JsonNode draft = editor.patch(
                        ARTICLE,
                        Json.object()
                                .put("title", "Arrival of a crew")
                                .put("text", read.path("text").asText()))
                .ok();
        assertThat(draft.path("text").asText()).isEqualTo(TEXT);
        editor.patch(ARTICLE, Json.object().put("state", "published")).ok();

        assertThat(editor.get(ARTICLE).ok().path("text").asText()).isEqualTo(TEXT);
        assertThat(agent.get(ARTICLE).ok().path("text").asText()).isEqualTo(words);
        assertThat(agent.get(ARTICLE).ok().path("title").asText()).isEqualTo("Arrival of a crew");
    }
}
