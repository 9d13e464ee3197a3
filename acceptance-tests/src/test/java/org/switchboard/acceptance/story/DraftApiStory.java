package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** Drafts by the interface for programs, and by the path that pages use with their session. */
@WithSwitchboard
class DraftApiStory {

    private static final String MATTER = "call/customer/900001";

    @Test
    void a_draft_is_saved_and_read_and_discarded_and_belongs_to_its_user(Workbench workbench) {
        Api agent = Api.as("agent", workbench);
        long version = agent.send("DELETE", "drafts/" + MATTER, "", "")
                .ok()
                .path("version")
                .asLong();

        JsonNode saved = put(agent, MATTER, text("symptom", "全楼没电"), version).ok();
        assertThat(saved.path("version").asLong()).isEqualTo(version + 1);
        assertThat(saved.path("savedAt").asText()).isNotBlank();
        assertThat(agent.get("drafts/" + MATTER).ok().at("/fields/symptom").asText())
                .isEqualTo("全楼没电");
        assertThat(Api.as("supervisor", workbench).get("drafts/" + MATTER).ok().path("fields"))
                .isEmpty();

        put(agent, MATTER, text("symptom", "another window"), version).problem(409);
        assertThat(agent.get("drafts/" + MATTER).ok().at("/fields/symptom").asText())
                .isEqualTo("全楼没电");

        assertThat(agent.send("DELETE", "drafts/" + MATTER, "", "").ok().path("fields"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 400",
        "'[]', 400",
        "'{}', 400",
        "'{\"fields\":{\"symptom\":\"\\u0000\"}}', 400",
        "'{\"fields\":{\"symptom\":\"\\ud83c\"}}', 400",
        "'{\"fields\":{\"a b\":\"x\"}}', 400",
        "'{\"fields\":{\"symptom\":\"x\"},\"version\":-1}', 400",
        "'{\"fields\":{\"symptom\":\"x\"},\"version\":\"new\"}', 400"
    })
    void malformed_drafts_are_refused(String body, int status, Workbench workbench) {
        Api.as("agent", workbench)
                .send("PUT", "drafts/call/customer/900002", "application/json", body)
                .problem(status);
    }

    @Test
    void a_draft_that_is_too_large_is_refused_and_the_field_named(Workbench workbench) {
        JsonNode problem = put(
                        Api.as("agent", workbench), "call/customer/900002", text("symptom", "x".repeat(66_000)), 0)
                .problem(422);

        assertThat(problem.path("field").asText()).isEqualTo("symptom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "call//5", "call/..%2f..%2fusers", "call/%E5%91%BC", "a/b/c/d/e/f"})
    void draft_key_of_another_form_is_refused(String matter, Workbench workbench) {
        Answer answer = Api.as("agent", workbench).get("drafts/" + matter);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void session_of_a_page_gives_access_to_its_drafts_only(Workbench workbench) throws Exception {
        HttpClient browser = signedIn(workbench, workbench.users().with("agent"));

        HttpResponse<String> draft = get(browser, workbench, "/drafts/call/customer/900003", "agent");
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(Json.read(draft.body()).path("matter").asText()).isEqualTo("call/customer/900003");

        for (String path :
                new String[] {"/drafts/../nowhere", "/drafts/call/..%2f..%2f..%2fusers", "/drafts/", "/drafts"}) {
            HttpResponse<String> answer = get(browser, workbench, path, "agent");
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(400, 404);
        }
        assertThat(get(browser, workbench, "/drafts/../users", "agent").statusCode())
                .as("the page of users, which is not the agent's")
                .isEqualTo(403);
        assertThat(get(browser, workbench, "/api/v1/drafts/call/customer/900003", "agent")
                        .statusCode())
                .as("cookies do not open the interface for programs")
                .isEqualTo(401);
    }

    @Test
    void script_without_session_or_with_another_users_page_gets_401_without_challenge(Workbench workbench)
            throws Exception {
        HttpClient unreachable = workbench.server().client();
        HttpClient agent = signedIn(workbench, workbench.users().with("agent"));

        for (HttpResponse<String> answer : new HttpResponse[] {
            get(unreachable, workbench, "/drafts/call/customer/900004", "agent"),
            get(agent, workbench, "/drafts/call/customer/900004", "supervisor"),
            get(agent, workbench, "/agentdesk/desk.xhtml", "supervisor")
        }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).allMatch(scheme -> scheme.startsWith("Session"));
            assertThat(Json.read(answer.body()).path("type").asText()).endsWith(":session-expired");
        }
    }

    @Test
    void page_of_another_site_can_neither_save_a_draft_nor_sign_in(Workbench workbench) throws Exception {
        HttpClient agent = signedIn(workbench, workbench.users().with("agent"));

        HttpResponse<String> draft = agent.send(
                asked(workbench, "/drafts/call/customer/900005")
                        .header("Origin", "https://elsewhere.example")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"fields\":{\"symptom\":\"x\"}}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(draft.statusCode()).isEqualTo(403);
        HttpResponse<String> session = agent.send(
                asked(workbench, "/session")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=x&password=y"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(session.statusCode()).isEqualTo(403);
    }

    private static Answer put(Api api, String matter, ObjectNode fields, long version) {
        ObjectNode body = Json.object().put("version", version);
        body.set("fields", fields);
        return api.send("PUT", "drafts/" + matter, "application/json", body.toString());
    }

    private static ObjectNode text(String field, String value) {
        return Json.object().put(field, value);
    }

    private static HttpClient signedIn(Workbench workbench, DemoUser user) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .sslContext(workbench.server().client().sslContext())
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpResponse<String> answer = browser.send(
                asked(workbench, "/session")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=" + Api.escaped(user.name()) + "&password="
                                + Api.escaped(user.password()) + "&language=en"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).path("user").asText()).isEqualTo(user.name());
        return browser;
    }

    /** @param role of the user for whom the page was made */
    private static HttpResponse<String> get(HttpClient browser, Workbench workbench, String path, String role)
            throws IOException, InterruptedException {
        return browser.send(
                asked(workbench, path)
                        .header("Switchboard-User", workbench.users().with(role).name())
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder asked(Workbench workbench, String path) {
        return HttpRequest.newBuilder(workbench.server().url().resolve(path));
    }
}
