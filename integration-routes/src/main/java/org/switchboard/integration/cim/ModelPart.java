package org.switchboard.integration.cim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.switchboard.integration.files.InterruptedFileRead;

/**
 * A part of a model that is kept.
 *
 * @param label the name of the file that it came in
 * @param file packed by gzip
 */
record ModelPart(CimHeader header, String label, Path file) {

    String id() {
        return header.id();
    }

    CimPart read() {
        try (InputStream bytes = open(file)) {
            return CimReader.read(bytes);
        } catch (IOException | XMLStreamException damaged) {
            throw unreadable(file, damaged);
        }
    }

    static InputStream open(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** Nothing is wrong with the file that is read at the moment; it stays. */
    static InterruptedFileRead unreadable(Path file, Exception cause) {
        return new InterruptedFileRead(
                "The kept part of the model " + file + " cannot be read: " + cause.getMessage()
                        + ". Remove it, and put its file into the folder again.",
                cause);
    }
}
