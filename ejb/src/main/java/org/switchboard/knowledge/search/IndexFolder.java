package org.switchboard.knowledge.search;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/** A folder for one process's index. The next process deletes the folder of a terminated one. */
final class IndexFolder {

    private static final Logger LOG = Logger.getLogger(IndexFolder.class.getName());
    private static final String PREFIX = "switchboard-knowledge-";

    private IndexFolder() {}

    static Path fresh(Path parent) throws IOException {
        Files.createDirectories(parent);
        deleteUnused(parent);
        return Files.createTempDirectory(parent, PREFIX);
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void deleteUnused(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(parent)) {
            folders = children.filter(Files::isDirectory)
                    .filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path folder : folders) {
            try {
                if (isAbandoned(folder)) {
                    delete(folder);
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "knowledge index-folder-not-deleted folder=" + folder, e);
            }
        }
    }

    /** A running process holds the lock of its index; one that is about to begin has no lock file yet. */
    private static boolean isAbandoned(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(IndexWriter.WRITE_LOCK_NAME))) {
            return false;
        }
        try (FSDirectory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return true;
        } catch (LockObtainFailedException alive) {
            return false;
        }
    }
}
