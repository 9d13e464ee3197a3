package org.switchboard.integration.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * An exchange of several files of the folder, all of them or none. A journal beside the files holds the old and the new
 * versions until the exchange is complete; who finds one that nobody works on restores the old versions.
 */
public final class FolderChange {

    private static final String JOURNAL = ".activation";
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final String LIST = "files";
    private static final Duration LONGEST_SCAN = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Path root;
    private final Map<String, Optional<byte[]>> before;

    private FolderChange(Path root, Map<String, Optional<byte[]>> before) {
        this.root = root;
        this.before = before;
    }

    /**
     * @param root the folder of the source files
     * @param files the new content by path from the folder; empty for a file to remove
     * @throws IOException when nothing was changed; the message says why
     */
    public static FolderChange apply(Path root, Map<String, Optional<byte[]>> files) throws IOException {
        Files.createDirectories(root);
        try (FolderGuard guard = exclusive(root)) {
            restore(root);
            Map<String, Optional<byte[]>> before = new LinkedHashMap<>();
            for (String path : inOrder(files)) {
                Path file = root.resolve(path);
                before.put(path, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
            }
            writeJournal(root, before, files);
            try {
                for (String path : before.keySet()) {
                    exchange(root, path, root.resolve(JOURNAL).resolve(NEW).resolve(path));
                }
            } catch (IOException | RuntimeException failure) {
                restore(root);
                throw failure;
            }
            discardJournal(root);
            return new FolderChange(root, before);
        }
    }

    /** Brings back what the change replaced, as completely as it was made. */
    public void undo() throws IOException {
        apply(root, before);
    }

    /** Whether an exchange was interrupted, so that the folder holds a part of it. */
    public static boolean isUnfinished(Path root) {
        return Files.exists(root.resolve(JOURNAL));
    }

    /**
     * Restores the old versions after an interrupted exchange.
     *
     * @return false when somebody else works in the folder
     */
    public static boolean recover(Path root) throws IOException {
        Optional<FolderGuard> guard = FolderGuard.exclusive(root);
        if (guard.isEmpty()) {
            return false;
        }
        try (FolderGuard taken = guard.get()) {
            restore(root);
            return true;
        }
    }

    private static FolderGuard exclusive(Path root) throws IOException {
        for (long end = System.nanoTime() + LONGEST_SCAN.toNanos(); System.nanoTime() < end; ) {
            Optional<FolderGuard> guard = FolderGuard.exclusive(root);
            if (guard.isPresent()) {
                return guard.get();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        throw new IOException("The folder " + root + " was in use for " + LONGEST_SCAN.toSeconds()
                + " s; nothing was changed. Try again.");
    }

    /** What others use comes first: properties, code tables, mappings, anything else, routes. */
    private static List<String> inOrder(Map<String, Optional<byte[]>> files) {
        return files.keySet().stream()
                .sorted(Comparator.comparingInt(FolderChange::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int rank(String path) {
        List<String> kinds = List.of(SourceFolder.PROPERTIES, SourceFolder.CODE_TABLES, SourceFolder.MAPPINGS);
        for (int i = 0; i < kinds.size(); i++) {
            if (path.endsWith(kinds.get(i))) {
                return i;
            }
        }
        return path.endsWith(SourceFolder.ROUTES) ? kinds.size() + 1 : kinds.size();
    }

    private static void writeJournal(
            Path root, Map<String, Optional<byte[]>> before, Map<String, Optional<byte[]>> after) throws IOException {
        Path draft = root.resolve(JOURNAL + ".draft");
        delete(draft);
        Files.createDirectories(draft);
        for (String path : before.keySet()) {
            keep(draft.resolve(OLD).resolve(path), before.get(path));
            keep(draft.resolve(NEW).resolve(path), after.get(path));
        }
        keep(draft.resolve(LIST), Optional.of(String.join("\n", before.keySet()).getBytes(StandardCharsets.UTF_8)));
        Files.move(draft, root.resolve(JOURNAL), StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    private static void keep(Path file, Optional<byte[]> content) throws IOException {
        if (content.isPresent()) {
            Files.createDirectories(file.getParent());
            Files.write(file, content.get());
            sync(file);
            sync(file.getParent());
        }
    }

    /** The file becomes the kept one, by a rename, or goes when none is kept. */
    private static void exchange(Path root, String path, Path kept) throws IOException {
        Path file = root.resolve(path);
        if (Files.exists(kept)) {
            Files.createDirectories(file.getParent());
            Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(file);
        }
        if (Files.exists(file.getParent())) {
            sync(file.getParent());
        }
    }

    /** The old versions are copied once more, so that an interruption of this leaves them in the journal. */
    private static void restore(Path root) throws IOException {
        Path journal = root.resolve(JOURNAL);
        if (!Files.exists(journal)) {
            return;
        }
        List<String> paths = new ArrayList<>(Files.readAllLines(journal.resolve(LIST)));
        paths.removeIf(String::isEmpty);
        Path copy = journal.resolve("copy");
        for (String path : paths) {
            Path old = journal.resolve(OLD).resolve(path);
            Files.deleteIfExists(copy);
            if (Files.exists(old)) {
                Files.copy(old, copy);
                sync(copy);
            }
            exchange(root, path, copy);
        }
        discardJournal(root);
    }

    private static void discardJournal(Path root) throws IOException {
        Path done = root.resolve(JOURNAL + ".done");
        delete(done);
        Files.move(root.resolve(JOURNAL), done, StandardCopyOption.ATOMIC_MOVE);
        sync(root);
        delete(done);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
