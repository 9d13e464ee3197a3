package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchboard.acceptance.browser.WithSwitchboard;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.LibertyServer;
import org.switchboard.launcher.Workbench;

/** A second server is started while its database is down, and later with the server.xml of an older version. */
@WithSwitchboard
class ServerStartStory {

    private static final String SERVER = "late";

    @Test
    void server_waits_for_its_database_and_refuses_to_start_with_an_older_template(Workbench workbench)
            throws Exception {
        LibertyServer server = startBeforeDatabase(workbench);
        try {
            server.stop();
            Path template = server.directory().path().resolve("server.xml");
            Files.writeString(template, Files.readString(template).replace(" connectTimeout=\"3\"", ""));

            assertThatThrownBy(server::startAgain)
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining("server.xml is not of this version")
                    .hasMessageContaining("connectTimeout");
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                            status(server, "/health/live"))
                    .isEqualTo(503));
            assertThat(status(server, "/health/ready")).isEqualTo(503);
            assertThat(status(server, "/login.xhtml")).isEqualTo(503);
        } finally {
            server.close();
        }
    }

    private static LibertyServer startBeforeDatabase(Workbench workbench) throws Exception {
        Path log = workbench.server().log().resolveSibling(SERVER + ".log");
        workbench.database().kill9();
        try {
            CompletableFuture<LibertyServer> starting =
                    CompletableFuture.supplyAsync(() -> workbench.beside(SERVER, Map.of()));
            await().atMost(Duration.ofMinutes(2)).until(() -> waits(log));
            assertThat(starting).isNotDone();
            workbench.database().startAgain();
            return starting.get(2, TimeUnit.MINUTES);
        } catch (Exception | Error failure) {
            workbench.database().startAgain();
            throw failure;
        }
    }

    private static boolean waits(Path log) throws IOException {
        return Files.exists(log) && Files.readString(log).contains("database not reached, trying again without end");
    }

    private static int status(LibertyServer server, String path) throws IOException, InterruptedException {
        return server.client()
                .send(HttpRequest.newBuilder(server.url().resolve(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
