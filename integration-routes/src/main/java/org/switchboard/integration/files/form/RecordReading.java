package org.switchboard.integration.files.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;

/** What makes records of a file. */
public interface RecordReading {

    /**
     * The records, read as they are used; JSON nodes, or records that failed already.
     *
     * @param bytes unpacked
     * @throws MalformedFile when it is no such file
     */
    Iterator<?> records(String fileName, InputStream bytes) throws IOException;

    /** Whether a file with bytes and without records is in order. */
    default boolean mayBeEmpty(String fileName) {
        return true;
    }

    /** Whether it notes at the feed itself what is to be said about a file, also about one without records. */
    default boolean notesFiles() {
        return false;
    }

    /**
     * The records of one sheet.
     *
     * @throws MalformedFile when it is no such workbook
     */
    default Iterator<?> workbook(String fileName, Path workbook) throws IOException {
        throw new MalformedFile(fileName + " is a workbook, which is not read here.", null);
    }

    /** Whether the files in a ZIP archive are read one after the other. */
    default boolean readsArchives() {
        return false;
    }

    /** The character set of files that do not say theirs. */
    Charset charset();
}
