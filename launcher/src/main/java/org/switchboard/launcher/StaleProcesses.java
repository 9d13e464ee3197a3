package org.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends what a crashed launcher has left running for this work folder; never anything else. */
final class StaleProcesses {

    private static final int STOP_TIMEOUT_SECONDS = 20;
    private static final int DEEPEST_DATABASE = 4;

    private final WorkFolder work;
    private final Progress progress;

    StaleProcesses(WorkFolder work, Progress progress) {
        this.work = work;
        this.progress = progress;
    }

    void end() {
        for (Path file : records()) {
            ProcessRecord.read(file)
                    .flatMap(written -> written.process(work))
                    .ifPresent(process -> end(file.getFileName().toString(), process));
            delete(file);
        }
        // a database outlives the process that started it, and has its own record in its data folder
        for (Path record : databases()) {
            postmaster(record).ifPresent(process -> end("database", process));
        }
    }

    /** Server first, then the rest: it should not see its database go away. */
    private List<Path> records() {
        try (Stream<Path> files = Files.list(work.processRecords())) {
            return files.sorted((a, b) -> Boolean.compare(isServer(b), isServer(a)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServer(Path record) {
        return record.getFileName().toString().equals(LibertyServer.NAME);
    }

    private List<Path> databases() {
        try (Stream<Path> files =
                Files.find(work.path(), DEEPEST_DATABASE, (file, about) -> file.endsWith("postmaster.pid"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> postmaster(Path record) {
        try {
            return Files.readAllLines(record).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> ProcessRecord.isOurs(process, work));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void end(String name, ProcessHandle process) {
        progress.cleanedUp(name, process.pid());
        process.destroy();
        try {
            process.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new LaunchFailure("Process " + process.pid() + " of an earlier run could not be ended.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
