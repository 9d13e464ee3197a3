package org.switchboard.web.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private final Locale serversOwn = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(serversOwn);
    }

    @Test
    void problem_names_field_and_value() throws IOException {
        JsonNode json = json(Problem.badValue("limit", "many", "number"), Locale.ENGLISH);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "detail", "instance", "field", "value");
        assertThat(json.path("status").asInt()).isEqualTo(400);
        assertThat(json.path("type").asText()).isEqualTo("urn:switchboard:problem:bad-value");
        assertThat(json.path("field").asText()).isEqualTo("limit");
        assertThat(json.path("value").asText()).isEqualTo("many");
        assertThat(json.path("instance").asText()).isEqualTo("/api/v1/customers");
        assertThat(json.path("detail").asText())
                .isEqualTo("\"many\" is not allowed as limit: a whole number is needed.");
    }

    @Test
    void a_missing_value_is_called_missing() throws IOException {
        assertThat(json(Problem.badValue("q", null, "required"), Locale.ENGLISH)
                        .path("detail")
                        .asText())
                .isEqualTo("q is missing: a value is needed.");
    }

    @Test
    void an_english_caller_is_answered_in_english_by_a_chinese_server_and_the_other_way_round() throws IOException {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        assertThat(json(Problem.of(ProblemKind.FORBIDDEN), Locale.ENGLISH)
                        .path("title")
                        .asText())
                .isEqualTo("Not allowed");
        Locale.setDefault(Locale.US);
        assertThat(json(Problem.of(ProblemKind.FORBIDDEN), Locale.SIMPLIFIED_CHINESE)
                        .path("title")
                        .asText())
                .isEqualTo("无权访问");
    }

    @Test
    void a_value_with_braces_and_quotation_marks_stays_as_it_is() throws IOException {
        JsonNode json = json(Problem.badValue("q", "{0} it's \"x\"", "number"), Locale.ENGLISH);
        assertThat(json.path("value").asText()).isEqualTo("{0} it's \"x\"");
        assertThat(json.path("detail").asText()).contains("\"{0} it's \"x\"\"");
    }

    @Test
    void a_long_value_is_shortened() throws IOException {
        assertThat(json(Problem.badValue("q", "x".repeat(5000), "number"), Locale.ENGLISH)
                        .path("value")
                        .asText())
                .hasSize(201);
    }

    @Test
    void every_kind_has_a_title_and_a_sentence_in_both_languages() throws IOException {
        for (ProblemKind kind : ProblemKind.values()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                JsonNode json = json(Problem.of(kind), locale);
                assertThat(json.path("title").asText()).as("title of %s", kind).isNotBlank();
                assertThat(json.path("detail").asText())
                        .as("sentence of %s", kind)
                        .isNotBlank();
            }
        }
    }

    private static JsonNode json(Problem problem, Locale locale) throws IOException {
        return new ObjectMapper().readTree(problem.json(locale, "/api/v1/customers"));
    }
}
