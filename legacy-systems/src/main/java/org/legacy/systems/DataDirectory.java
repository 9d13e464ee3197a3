package org.legacy.systems;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.legacy.systems.cis.DatabaseServer;

/** What is kept between runs: the database, the journal, and a note of which city it is. One process at a time. */
final class DataDirectory implements AutoCloseable {

    /** Raised whenever the generator or the schema changes, so that old data are not taken for new ones. */
    private static final String LAYOUT = "1";

    private static final String NOTE = "estate.properties";

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** @throws StartRefused when another process uses the directory */
    static DataDirectory lock(Path directory) throws IOException {
        PrivateFiles.createFolder(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("estate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new StartRefused("Another process already uses " + directory + ".");
        }
        return new DataDirectory(directory, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process, as in a test
        }
    }

    Path database() {
        return directory.resolve("pg");
    }

    /** The password of the database's superuser, made when it is first asked for. */
    String superuser() throws IOException {
        Path file = directory.resolve("pg-superuser");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, PrivateFiles.randomPassword());
        }
        return Files.readString(file);
    }

    Path databaseLog() {
        return directory.resolve("postgresql.log");
    }

    Path journal() {
        return directory.resolve("journal.ndjson");
    }

    Path works() {
        return directory.resolve("works.ndjson");
    }

    /** The folder that the contact log is read from by SFTP. */
    Path contacts() {
        return directory.resolve("contacts").resolve("drop");
    }

    /** The broker of the meters stores nothing here. */
    Path meters() {
        return directory.resolve("meters");
    }

    Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    /** Whether a whole city of this seed and size is there; a different one is refused. */
    boolean holds(LegacySystemsOptions options) throws IOException {
        if (!Files.exists(directory.resolve(NOTE))) {
            return false;
        }
        Properties note = note();
        boolean same = LAYOUT.equals(note.getProperty("layout"))
                && Long.toString(options.seed()).equals(note.getProperty("seed"))
                && Integer.toString(options.customers()).equals(note.getProperty("customers"));
        if (!same) {
            throw new StartRefused(directory + " holds another city (seed " + note.getProperty("seed") + ", "
                    + note.getProperty("customers") + " customers, layout " + note.getProperty("layout")
                    + "); start with --fresh to replace it or give another --data.");
        }
        return true;
    }

    Instant generatedAt() throws IOException {
        return Instant.parse(note().getProperty("generatedAt"));
    }

    /** Notes that the city is complete. */
    void complete(LegacySystemsOptions options, Instant generatedAt) throws IOException {
        Properties note = new Properties();
        note.setProperty("layout", LAYOUT);
        note.setProperty("seed", Long.toString(options.seed()));
        note.setProperty("customers", Integer.toString(options.customers()));
        note.setProperty("generatedAt", generatedAt.toString());
        try (OutputStream out = Files.newOutputStream(directory.resolve(NOTE))) {
            note.store(out, "What city this is");
        }
    }

    /** Removes a city, or what an interrupted first start has left of one; nothing else in the directory is touched. */
    void clear() throws IOException {
        DatabaseServer.stopLeftOver(database());
        Files.deleteIfExists(directory.resolve(NOTE));
        Files.deleteIfExists(journal());
        Files.deleteIfExists(works());
        deleteWhole(database());
        deleteWhole(directory.resolve("contacts"));
    }

    private static void deleteWhole(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private Properties note() throws IOException {
        Properties note = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve(NOTE))) {
            note.load(in);
        }
        return note;
    }
}
