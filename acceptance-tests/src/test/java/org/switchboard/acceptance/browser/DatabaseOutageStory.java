package org.switchboard.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.acceptance.story.City;
import org.switchboard.acceptance.story.Desk;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** The database ends as in a power cut while an agent writes a note, and comes back. */
@WithSwitchboard
class DatabaseOutageStory {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final double NOTICED_MILLIS = 20_000;
    private static final double BACK_MILLIS = 30_000;

    private static final String NOTES = "Half a note";

    @ParameterizedTest
    @EnumSource
    void desk_and_draft_stay_and_each_path_tells_the_outage(Language language, Workbench workbench, Windows windows)
            throws Exception {
        JsonNode customer = new City(workbench).sample("healthy", 130 + language.ordinal());
        new Desk(workbench).idOf(customer);
        Drafting notes = new Drafting(
                LoginPage.agent(windows, workbench, language).open(customer).page());
        notes.types(NOTES).isSaved();
        notes.mark();
        Path log = workbench.server().directory().messages();
        long logged = Files.size(log);
        Locator banner = notes.page().locator("#availability");

        workbench.database().kill9();
        try {
            notes.notes().pressSequentially(", and the rest");
            assertThat(banner).isVisible(new IsVisibleOptions().setTimeout(NOTICED_MILLIS));
            assertThat(banner).containsText(language.of("The database cannot be reached", "暂时无法连接数据库"));
            assertThat(notes.state()).containsText(language.of("Not saved", "未保存"));
            Pictures.take(notes.page(), "outage-" + language.button());
            assertEachPathTellsTheOutage(workbench, language);
        } finally {
            workbench.database().startAgain();
        }

        assertThat(banner).isHidden(new IsHiddenOptions().setTimeout(BACK_MILLIS));
        notes.isSaved();
        assertThat(notes.notes()).hasValue(NOTES + ", and the rest");
        DeskPage desk = new DeskPage(notes.page());
        int before = desk.contacts().count();
        desk.logsContact().result();
        assertThat(desk.contacts()).hasCount(before + 1);
        assertThat(notes.wasNotReloaded()).isTrue();
        assertLogIsShort(log, logged);
        assertThat(api(workbench, "/api/v1/sources", "integrator").body()).doesNotContain("JDBC");
    }

    private static void assertEachPathTellsTheOutage(Workbench workbench, Language language) throws Exception {
        for (String path : List.of(
                "/api/v1/customers?q=1",
                "/tmf-api/troubleTicket/v4/troubleTicket",
                "/openapi",
                "/webhooks/any",
                "/drafts/desk",
                "/login.xhtml",
                "/agentdesk/desk.xhtml",
                "/",
                "/nothing",
                "/availability",
                "/push/changes")) {
            Instant began = Instant.now();
            HttpResponse<String> answer = api(workbench, path, "agent");
            assertThat(Duration.between(began, Instant.now())).as(path).isLessThan(AT_ONCE);
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
            assertThat(answer.headers().firstValue("WWW-Authenticate")).as(path).isEmpty();
        }
        HttpResponse<String> page = api(workbench, "/agentdesk/desk.xhtml", "agent");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("Temporarily unavailable");
        assertThat(send(
                                workbench,
                                HttpRequest.newBuilder(at(workbench, "/session"))
                                        .POST(HttpRequest.BodyPublishers.ofString("name=a&password=b"))
                                        .header("Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(api(workbench, "/health/live", "agent").statusCode())
                .as("waiting helps")
                .isEqualTo(200);
        assertThat(api(workbench, "/health/ready", "agent").statusCode()).isEqualTo(503);
    }

    /** One line a minute and cause: the outage, its end, and that lock and notifications are tried again. */
    private static void assertLogIsShort(Path log, long before) throws IOException {
        byte[] all = Files.readAllBytes(log);
        // each record with its further lines, but for browsers that refuse the certificate
        List<String> records = Stream.of(
                        new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8)
                                .split("(?m)^(?=\\[\\d)"))
                .filter(entry -> !entry.contains("SSLHandshakeErrorTracker"))
                .toList();
        assertThat(records).noneMatch(entry -> entry.contains("\tat ") || entry.contains("    at "));
        assertThat(records.stream().filter(line -> line.contains("DatabaseAvailability") && line.contains(" W ")))
                .hasSizeBetween(1, 4);
        assertThat(records.stream().filter(line -> line.matches("(?s)\\[[^]]+] \\p{XDigit}{8} \\S+ +[WEF] .*")))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(records.stream().filter(line -> line.contains("feed failed") || line.contains("objective missed")))
                .isEmpty();
    }

    private static HttpResponse<String> api(Workbench workbench, String path, String role) throws Exception {
        DemoUser user = workbench.users().with(role);
        String credentials = Base64.getEncoder()
                .encodeToString((user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
        return send(
                workbench,
                HttpRequest.newBuilder(at(workbench, path))
                        .header("Authorization", "Basic " + credentials)
                        .header("Accept-Language", "en"));
    }

    private static HttpResponse<String> send(Workbench workbench, HttpRequest.Builder request) throws Exception {
        HttpClient client = workbench.server().client();
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static URI at(Workbench workbench, String path) {
        return workbench.server().url().resolve(path);
    }
}
