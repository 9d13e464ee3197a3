package org.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds everything of one running whole: data, logs, process records, passwords.
 *
 * @param path its absolute path; every process that we start carries it in its command line
 */
public record WorkFolder(Path path) {

    public WorkFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path processRecords() {
        return folder("processes");
    }

    Path logs() {
        return folder("logs");
    }

    /** Makes the folder of this name when it is not there yet. */
    public Path folder(String name) {
        try {
            if (!Files.exists(path)) {
                // passwords and a database's data are in it
                Files.createDirectories(path.getParent());
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new LaunchFailure("The folder " + path.resolve(name) + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    public Path file(String name) {
        return folder("").resolve(name);
    }

    /**
     * Keeps a second launcher out while this one runs; the operating system releases the lock even after kill -9.
     *
     * @throws LaunchFailure when another launcher works in this folder
     */
    Lock lock() {
        try {
            FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LaunchFailure("Switchboard is already running from " + path + "; end that one first.");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw new LaunchFailure("The folder " + path + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException alreadyLocked) {
            return null;
        }
    }

    /** An option for a Java process by which the next start knows it for ours. */
    public String mark() {
        return "-Dswitchboard.work=" + path + "/";
    }

    /**
     * Records the child process that carries the {@link #mark}, when somebody else has started it, as a container for
     * tests does.
     */
    public void remember(String name) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> ProcessRecord.commandLine(process).contains(mark()))
                .forEach(process -> ProcessRecord.write(this, name, process));
    }

    /** Ends what a crashed run has left running for this folder; never anything else. */
    public void endLeftOvers() {
        new StaleProcesses(this, Progress.NONE).end();
    }

    /** Deletes everything inside but the lock, which the caller may hold. */
    public void empty() {
        try (Stream<Path> inside = Files.walk(path)) {
            List<Path> contents = inside.sorted(Comparator.reverseOrder())
                    .filter(each -> !each.equals(path) && !each.equals(path.resolve("lock")))
                    .toList();
            for (Path each : contents) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new LaunchFailure("The folder " + path + " cannot be emptied: " + e.getMessage() + ".", e);
        }
    }

    /** Held until closed. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
