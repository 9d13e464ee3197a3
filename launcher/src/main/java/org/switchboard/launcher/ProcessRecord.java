package org.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started for a work folder, as written down beside it.
 *
 * @param file where it is written
 * @param name e.g. "server"
 * @param started distinguishes the process from a later one with the same number
 */
record ProcessRecord(Path file, String name, long pid, Instant started) {

    // the start is reckoned from the machine's boot time, which moves a little when the clock is corrected
    private static final Duration SAME_START = Duration.ofSeconds(3);

    static ProcessRecord write(WorkFolder work, String name, ProcessHandle process) {
        Path file = work.processRecords().resolve(name);
        Instant started = process.info().startInstant().orElse(Instant.now());
        try {
            Files.writeString(file, process.pid() + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessRecord(file, name, process.pid(), started);
    }

    static Optional<ProcessRecord> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return Optional.of(new ProcessRecord(
                    file, file.getFileName().toString(), Long.parseLong(words[0]), Instant.parse(words[1])));
        } catch (IOException | RuntimeException torn) {
            // the launcher ended while writing; without a number there is nothing that we may end
            return Optional.empty();
        }
    }

    /** The process, when it still runs and is the one that was started for this folder. */
    Optional<ProcessHandle> process(WorkFolder work) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(SAME_START) < 0)
                        .orElse(false))
                .filter(process -> isOurs(process, work));
    }

    void erase() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the command line names this work folder; a process number alone is no proof. */
    static boolean isOurs(ProcessHandle process, WorkFolder work) {
        return commandLine(process).contains(work.path() + "/");
    }

    static String commandLine(ProcessHandle process) {
        Path whole = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            // Java's own view of it is cut at one page, and a server's options are longer
            return new String(Files.readAllBytes(whole), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException ended) {
            return process.info().commandLine().orElse("");
        }
    }
}
