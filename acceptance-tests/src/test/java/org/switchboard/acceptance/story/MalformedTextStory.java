package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.Workbench;

/** Values that are no text are refused by name, wherever they are in a request. */
@WithSwitchboard
class MalformedTextStory {

    private static final List<String> NO_TEXT = List.of("a%00b", "%01", "%C3%28", "%ED%A0%80", "%FF", "x".repeat(3000));

    /** An operation of the API, as OpenAPI describes it. */
    private record Call(String path, List<String> queryParameters, List<String> pathParameters) {}

    @Test
    void every_query_parameter_of_every_call_is_refused_by_name(Workbench workbench) throws Exception {
        Api admin = Api.as("admin", workbench);
        List<Call> calls = calls(workbench);
        assertThat(calls).hasSizeGreaterThan(20);
        SoftAssertions softly = new SoftAssertions();
        for (Call call : calls) {
            for (String parameter : call.queryParameters) {
                for (String value : NO_TEXT) {
                    Answer answer = admin.get(filled(call.path, "1") + "?" + parameter + "=" + value);
                    softly.assertThat(answer.status()).as(answer.question()).isEqualTo(400);
                    softly.assertThat(answer.body()).as(answer.question()).contains("\"field\":\"" + parameter + "\"");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void a_bad_limit_or_cursor_is_refused_by_name_by_every_list(Workbench workbench) throws Exception {
        Api admin = Api.as("admin", workbench);
        SoftAssertions softly = new SoftAssertions();
        for (Call call : calls(workbench)) {
            for (String parameter : call.queryParameters) {
                if (parameter.equals("limit") || parameter.equals("cursor")) {
                    String q = call.queryParameters.contains("q") ? "q=x&" : "";
                    Answer answer = admin.get(filled(call.path, "1") + "?" + q + parameter + "=!!");
                    softly.assertThat(answer.status()).as(answer.question()).isIn(400, 403, 404);
                    if (answer.status() == 400) {
                        softly.assertThat(answer.body())
                                .as(answer.question())
                                .contains("\"field\":\"" + parameter + "\"");
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void cursor_is_refused_by_name_where_there_is_no_next_part(Workbench workbench) throws Exception {
        Api admin = Api.as("admin", workbench);
        SoftAssertions softly = new SoftAssertions();
        for (Call call : calls(workbench)) {
            if (!call.queryParameters.contains("cursor")) {
                String q = call.queryParameters.contains("q") ? "q=x&" : "";
                Answer answer = admin.get(filled(call.path, "1") + "?" + q + "cursor=abc");
                softly.assertThat(answer.status()).as(answer.question()).isEqualTo(400);
                softly.assertThat(answer.body()).as(answer.question()).contains("\"field\":\"cursor\"");
            }
        }
        softly.assertAll();
        admin.get("customers?q=x&cursor=").ok();
    }

    @Test
    void malformed_text_in_a_path_causes_no_server_error(Workbench workbench) throws Exception {
        Api admin = Api.as("admin", workbench);
        SoftAssertions softly = new SoftAssertions();
        for (Call call : calls(workbench)) {
            if (!call.pathParameters.isEmpty()) {
                Answer answer = admin.get(filled(call.path, "a%00b"));
                softly.assertThat(answer.status()).as(answer.question()).isIn(400, 404);
                softly.assertThat(answer.body()).as(answer.question()).doesNotContain("Exception", "\tat ");
            }
        }
        softly.assertAll();
    }

    @Test
    void malformed_text_in_a_body_is_refused_by_its_property(Workbench workbench) {
        Api agent = Api.as("agent", workbench);
        for (String text : List.of("\\u0000", "\\ud800", "\\u0007")) {
            JsonNode problem = agent.send(
                            "POST", "trouble-calls", "application/json", "{\"text\":\"no light" + text + "\"}")
                    .problem(400);
            assertThat(problem.path("field").asText()).isEqualTo("text");
        }
    }

    @Test
    void page_answers_malformed_text_without_server_error(Workbench workbench) throws Exception {
        for (String query : List.of("customer=%00", "customer=%ZZ", "customer=%FF", "x=%00")) {
            URI page = workbench.server().url().resolve("/login.xhtml");
            HttpResponse<String> answer =
                    workbench.server().client().send(raw(page, query), BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains("<h1>").doesNotContain("Exception:", "\tat ", "at org.");
        }
    }

    private static HttpRequest raw(URI page, String query) {
        // java.net.URI takes no malformed percent sign
        String proper = query.replace("%ZZ", "%C3");
        return HttpRequest.newBuilder(URI.create(page + "?" + proper)).build();
    }

    private static String filled(String path, String value) {
        return path.replaceAll("\\{[^}]+}", value);
    }

    private static List<Call> calls(Workbench workbench) throws Exception {
        URI openApi = workbench.server().url().resolve("/openapi?format=json");
        HttpResponse<String> answer = workbench
                .server()
                .client()
                .send(
                        HttpRequest.newBuilder(openApi)
                                .header(
                                        "Authorization",
                                        Api.basic(
                                                workbench.users().with("admin").name(),
                                                workbench.users().with("admin").password()))
                                .header("Accept", "application/json")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<Call> calls = new ArrayList<>();
        Json.read(answer.body()).path("paths").fields().forEachRemaining(path -> {
            JsonNode get = path.getValue().path("get");
            if (!get.isMissingNode() && path.getKey().contains("/v1/")) {
                List<JsonNode> parameters = new ArrayList<>();
                path.getValue().path("parameters").forEach(parameters::add);
                get.path("parameters").forEach(parameters::add);
                calls.add(new Call(
                        path.getKey().replaceFirst(".*/v1/", ""),
                        names(parameters, "query"),
                        names(parameters, "path")));
            }
        });
        return calls;
    }

    private static List<String> names(List<JsonNode> parameters, String place) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }
}
