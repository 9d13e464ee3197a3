package org.switchboard.integration.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.switchboard.integration.files.form.MalformedFile;

/** A copy on this machine, for forms whose list of contents is at their end. It is deleted when closed. */
final class SpooledFile implements Closeable {

    private static final long MOST_BYTES = 2L << 30;
    private static final int PORTION = 65_536;

    private final Path path;

    private SpooledFile(Path path) {
        this.path = path;
    }

    /**
     * @throws MalformedFile when it is larger than such files may be
     * @throws InterruptedFileRead when this machine cannot hold it now
     */
    static SpooledFile of(String fileName, InputStream bytes) {
        try {
            SpooledFile spooled = new SpooledFile(Files.createTempFile("switchboard-", ".spool"));
            try (var copy = Files.newOutputStream(spooled.path)) {
                byte[] portion = new byte[PORTION];
                long count = 0;
                for (int got = bytes.read(portion); got >= 0; got = bytes.read(portion)) {
                    count += got;
                    if (count > MOST_BYTES) {
                        throw new MalformedFile(
                                fileName + " has more than the " + MOST_BYTES + " bytes that an archive may have.",
                                null);
                    }
                    copy.write(portion, 0, got);
                }
                return spooled;
            } catch (IOException | RuntimeException failure) {
                spooled.close();
                throw failure;
            }
        } catch (IOException full) {
            throw new InterruptedFileRead(
                    fileName + " could not be copied to this machine: " + full.getMessage() + ".", full);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
