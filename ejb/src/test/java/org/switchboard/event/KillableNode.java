package org.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running {@link NodeProcess}, as the test sees it. */
final class KillableNode implements AutoCloseable {

    private static final int EXIT_AFTER_SIGKILL = 137;

    final String name;
    private final Process process;
    private final PrintWriter input;
    private final List<String> reports = new CopyOnWriteArrayList<>();

    private KillableNode(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = new PrintWriter(process.outputWriter(), true);
        Thread reader = new Thread(this::readReports, "reports of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    static KillableNode start(String url, String name, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                url,
                name));
        command.addAll(List.of(options));
        try {
            return new KillableNode(
                    name, new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readReports() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(reports::add);
        } catch (UncheckedIOException | IOException killed) {
            // nothing more is reported
        }
    }

    /** Waits until the node has started. */
    KillableNode started() {
        awaitReport("started");
        return this;
    }

    void tell(String command) {
        input.println(command);
    }

    /** Waits until it is done. */
    void order(String command) {
        tell(command);
        awaitReport("did " + command);
    }

    boolean hasReported(String line) {
        return reports.contains(line);
    }

    void awaitReport(String line) {
        EventTestBase.soon().untilAsserted(() -> assertThat(reports)
                .as("%s, which %s", name, process.isAlive() ? "runs" : "has ended")
                .contains(line));
    }

    /** As {@code kill -9} does: nothing of the process runs afterwards. */
    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor())
                .as("%s ended by the kill and not by itself: %s", name, reports)
                .isEqualTo(EXIT_AFTER_SIGKILL);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
