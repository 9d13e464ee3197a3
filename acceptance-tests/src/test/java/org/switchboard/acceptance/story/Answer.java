package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;

/** What the interface answered, and how long it took. */
record Answer(String question, int status, HttpHeaders headers, String body, Duration took) {

    /** The body of an answer that must be a good one. */
    JsonNode ok() {
        assertThat(status).as(question + " answered " + body).isBetween(200, 299);
        return Json.read(body);
    }

    /** The lines of an answer that must be a good one. */
    List<JsonNode> okLines() {
        assertThat(status).as(question + " answered " + body).isBetween(200, 299);
        return Json.lines(body);
    }

    /** The problem detail of an answer that must be this refusal. */
    JsonNode problem(int expected) {
        assertThat(status).as(question + " answered " + body).isEqualTo(expected);
        assertThat(headers.firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Json.read(body);
        assertThat(problem.path("status").asInt()).isEqualTo(expected);
        assertThat(problem.path("title").asText()).isNotBlank();
        return problem;
    }
}
