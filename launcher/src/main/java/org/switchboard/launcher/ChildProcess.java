package org.switchboard.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that we start. Its output goes to a log file, and its identity to a record by which the next start finds
 * processes left by a crash.
 */
final class ChildProcess {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;
    private final ProcessRecord written;

    private ChildProcess(String name, Process process, Path log, ProcessRecord written) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.written = written;
    }

    static ChildProcess start(
            String name, WorkFolder work, Path directory, List<String> command, Map<String, String> environment) {
        Path log = work.logs().resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(command))
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return new ChildProcess(name, process, log, ProcessRecord.write(work, name, process.toHandle()));
        } catch (IOException e) {
            throw new LaunchFailure("The " + name + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    /** Ctrl-C goes to every process of the terminal's session at once; ours are to end in order, so they get their own. */
    private static List<String> inOwnSession(List<String> command) {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .findFirst()
                .map(setsid -> {
                    List<String> wrapped = new ArrayList<>(List.of(setsid));
                    wrapped.addAll(command);
                    return wrapped;
                })
                .orElse(command);
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Waits until the process says that it is ready.
     *
     * @throws LaunchFailure when it ends before, or the limit passes
     */
    void await(Condition ready, Duration limit, Progress progress) {
        long began = System.nanoTime();
        Duration next = REMINDER;
        try {
            while (!ready.holds()) {
                // the pause between two questions is also the watch for a process that ends
                if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
                    throw new LaunchFailure("The " + name + " ended while starting (exit " + process.exitValue() + "): "
                            + lastOutputLine() + " The whole log: " + log + ".");
                }
                Duration passed = Duration.ofNanos(System.nanoTime() - began);
                if (passed.compareTo(next) > 0) {
                    progress.waiting(name, passed);
                    next = next.plus(REMINDER);
                }
                if (passed.compareTo(limit) > 0) {
                    throw new LaunchFailure(
                            "The " + name + " was not ready after " + limit.toSeconds() + " s; its log: " + log + ".");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Starting the " + name + " was interrupted.", e);
        }
    }

    private String lastOutputLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((before, last) -> last)
                    .map(line -> "\"" + line.strip() + "\".")
                    .orElse("it said nothing.");
        } catch (IOException e) {
            return "its log cannot be read (" + e.getMessage() + ").";
        }
    }

    /** Asks the process to end, and makes it end when it does not within half a minute. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        written.erase();
    }

    /** Ends the process as a power cut would, for tests of what survives. */
    void kill9() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        written.erase();
    }

    /** A question that may be asked again and again. */
    interface Condition {
        boolean holds() throws InterruptedException;
    }
}
