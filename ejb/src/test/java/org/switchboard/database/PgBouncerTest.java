package org.switchboard.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes behind a real pgbouncer, where it is installed; PGBOUNCER names another place of it. */
class PgBouncerTest {

    private static final Path BINARY = Path.of(System.getenv().getOrDefault("PGBOUNCER", "/usr/sbin/pgbouncer"));

    @TempDir
    Path folder;

    private Process pooler;
    private ClusterLock one;
    private ClusterLock two;

    @BeforeEach
    void needPooler() {
        assumeTrue(Files.isExecutable(BINARY), "no pgbouncer at " + BINARY);
    }

    @AfterEach
    void end() {
        for (ClusterLock lock : new ClusterLock[] {one, two}) {
            if (lock != null) {
                lock.release();
            }
        }
        if (pooler != null) {
            pooler.destroyForcibly();
        }
    }

    /** One after the other, so that both are given the same quiet session of the pooler. */
    @Test
    void no_node_leads_behind_transaction_pooling() throws Exception {
        prepareBehind("transaction");
        for (ClusterLock node : List.of(one, two)) {
            node.seek(Executors.defaultThreadFactory());
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> !one.isHeld() && !two.isHeld());
        }
    }

    @Test
    void one_node_leads_behind_session_pooling() throws Exception {
        prepareBehind("session");
        one.seek(Executors.defaultThreadFactory());
        two.seek(Executors.defaultThreadFactory());
        await().atMost(Duration.ofSeconds(20)).until(() -> one.isHeld() ^ two.isHeld());
    }

    private void prepareBehind(String mode) throws Exception {
        PGSimpleDataSource database = behindPooler(mode);
        one = new ClusterLock(database, "pooled", Duration.ofMillis(50));
        two = new ClusterLock(database, "pooled", Duration.ofMillis(50));
    }

    private PGSimpleDataSource behindPooler(String mode) throws Exception {
        PGSimpleDataSource direct = (PGSimpleDataSource) TestDatabase.empty();
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                test = host=127.0.0.1 port=%d dbname=%s user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = any
                pool_mode = %s
                unix_socket_dir =
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        direct.getPortNumbers()[0], direct.getDatabaseName(), port, mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // it does not run as root
        }
        command.addAll(List.of(BINARY.toString(), settings.toString()));
        pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        PGSimpleDataSource pooled = new PGSimpleDataSource();
        pooled.setServerNames(new String[] {"127.0.0.1"});
        pooled.setPortNumbers(new int[] {port});
        pooled.setDatabaseName("test");
        pooled.setUser("postgres");
        pooled.setPrepareThreshold(0);
        await().atMost(Duration.ofSeconds(20)).until(() -> connects(pooled));
        return pooled;
    }

    private static boolean connects(PGSimpleDataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
