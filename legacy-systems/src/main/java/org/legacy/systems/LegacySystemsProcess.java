package org.legacy.systems;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** The command-line program: starts the legacy systems, prints the progress, and runs until it is stopped. */
public final class LegacySystemsProcess {

    private static final int REFUSED = 2;

    private LegacySystemsProcess() {}

    /** Exit codes: 0 after a stop, 1 when something broke, 2 when the start was refused (with one sentence why). */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.println(LegacySystemsOptions.USAGE);
            return;
        }
        logPlainly();
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Instant begun = Instant.now();
            LegacySystemsOptions options = LegacySystemsOptions.parse(arguments);
            RunningLegacySystems systems =
                    RunningLegacySystems.start(options, words -> System.out.println("systems: " + words));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                systems.close();
                                stopped.countDown();
                            },
                            "stop"));
            System.out.printf(
                    "legacy systems: %d customers of 云溪市 after %.1f s; control port http://127.0.0.1:%d%n",
                    options.customers(),
                    Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                    systems.controlPort());
            stopped.await();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        } catch (IOException | SQLException | RuntimeException e) {
            LoggerFactory.getLogger(LegacySystemsProcess.class).error("the systems could not start", e);
            System.err.println("The legacy systems could not start: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void logPlainly() throws IOException {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream settings = LegacySystemsProcess.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
