package org.switchboard.integration.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock on the folder of the source files: shared by the servers that scan it, exclusive while its files are exchanged.
 * The operating system releases it when a process dies.
 */
public final class FolderGuard implements AutoCloseable {

    private static final String FILE = ".activation.lock";

    private final Optional<FileChannel> channel;

    private FolderGuard(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** For reading; empty while files are exchanged. A folder that the server cannot write to is read without a lock. */
    public static Optional<FolderGuard> shared(Path root) {
        Path file = root.resolve(FILE);
        try {
            boolean writable = Files.isWritable(Files.exists(file) ? file : root);
            if (!writable && !Files.exists(file)) {
                return Optional.of(new FolderGuard(Optional.empty()));
            }
            return taken(writable ? opened(file) : FileChannel.open(file, StandardOpenOption.READ), true);
        } catch (IOException noLocks) {
            return Optional.of(new FolderGuard(Optional.empty()));
        }
    }

    /** For exchanging files; empty while somebody reads them. */
    static Optional<FolderGuard> exclusive(Path root) throws IOException {
        return taken(opened(root.resolve(FILE)), false);
    }

    private static FileChannel opened(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Optional<FolderGuard> taken(FileChannel channel, boolean shared) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException heldByThisProcess) {
            // as good as held by another one
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(taken -> new FolderGuard(Optional.of(channel)));
    }

    @Override
    public void close() {
        channel.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException released) {
                // the lock ends with the channel
            }
        });
    }
}
