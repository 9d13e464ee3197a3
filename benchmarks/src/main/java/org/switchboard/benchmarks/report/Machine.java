package org.switchboard.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
public final class Machine {

    private Machine() {}

    public static String facts(Path project) {
        return "%d cores, %s of memory, JDK %s, PostgreSQL embedded, commit %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("java.version"),
                        commit(project));
    }

    /** The load average of the last minute. */
    public static String load() {
        return read("/proc/loadavg").split(" ")[0];
    }

    private static String memory() {
        return read("/proc/meminfo")
                .lines()
                .filter(line -> line.startsWith("MemTotal:"))
                .map(line -> Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1048576.0) + " GB")
                .findFirst()
                .orElse("an unknown amount");
    }

    /** With a plus where files differ from it. */
    private static String commit(Path project) {
        String hash = Commands.output(project, "git", "rev-parse", "--short", "HEAD");
        String changed = Commands.output(project, "git", "status", "--porcelain", "--untracked-files=no");
        return hash + (changed.isEmpty() ? "" : "+");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
