package org.switchboard.integration.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.integration.testing.MemorySourceFiles;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.persistence.AdvisoryLockLeadership;

/** Two nodes on one database, each with the same route files. */
class LeadershipTest {

    private static EmbeddedPostgres server;

    @TempDir
    Path configuration;

    private final Node one = new Node();
    private final Node two = new Node();

    /** A node as the server is one: it looks again and again. */
    private final class Node {
        final AdvisoryLockLeadership leadership =
                new AdvisoryLockLeadership(server.getPostgresDatabase(), Duration.ofMillis(50));
        Site site;

        void start() {
            site = new Site(configuration, new MemorySourceFiles(), leadership::isHeld);
            leadership.seek(Executors.defaultThreadFactory());
            site.start();
        }

        void awaitLeadership() {
            Site.await().until(leadership::isHeld);
        }

        int received() {
            return site.scan().intake.received();
        }

        void awaitMore() {
            int before = received();
            Site.await().until(() -> received() > before + 3);
        }

        void stop() {
            site.close();
            leadership.release();
        }
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
    }

    @Test
    void one_node_polls_until_it_stops_and_then_the_other_polls() {
        start();
        assertThat(two.leadership.isHeld()).isFalse();
        one.awaitMore();
        assertThat(two.received()).isZero();
        assertThat(answerOf(two))
                .as("what is asked for is answered on every node")
                .isEqualTo("here");

        one.leadership.release();
        two.awaitLeadership();
        two.awaitMore();
        assertDoesNotPoll(one);
    }

    @Test
    void node_with_a_cut_connection_stops_polling_and_one_node_continues() {
        start();
        one.awaitMore();
        terminateAllSessions();
        Site.await().until(() -> one.leadership.isHeld() ^ two.leadership.isHeld());
        Node leader = one.leadership.isHeld() ? one : two;
        leader.awaitMore();
        assertDoesNotPoll(leader == one ? two : one);
    }

    private void start() {
        Site shared = new Site(configuration);
        shared.with("polled.camel.yaml", """
                - route:
                    id: polled
                    from:
                      uri: scheduler:polled
                      parameters:
                        delay: 20
                        initialDelay: 0
                      steps:
                        - setBody:
                            constant: '{"key": "1", "name": "N"}'
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: polled
                              recordType: customer
                """);
        shared.with("asked.camel.yaml", """
                - route:
                    id: asked
                    from:
                      uri: direct:asked
                      steps:
                        - setBody:
                            constant: here
                """);
        one.start();
        one.awaitLeadership();
        two.start();
    }

    private static String answerOf(Node node) {
        return node.site.routes.caller().orElseThrow().requestBody("direct:asked", "", String.class);
    }

    private static void assertDoesNotPoll(Node node) {
        node.received();
        int before = node.received();
        Site.await().during(Duration.ofMillis(300)).until(() -> node.received() == before);
    }

    private static void terminateAllSessions() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
