package org.switchboard.integration.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.switchboard.integration.files.form.MalformedFile;
import org.switchboard.integration.files.form.RecordReading;
import org.switchboard.integration.intake.SizedRecords;

/** The records of one open file, packed by gzip or ZIP or not. */
final class FileRecords implements SizedRecords, Closeable {

    private final InputStream source;
    private final Counted bytes;
    private final Iterator<?> records;
    private final String fileName;
    private final boolean mayBeEmpty;
    private long count;

    private FileRecords(String fileName, InputStream source, Counted bytes, Iterator<?> records, boolean mayBeEmpty) {
        this.fileName = fileName;
        this.mayBeEmpty = mayBeEmpty;
        this.source = source;
        this.bytes = bytes;
        this.records = records;
    }

    /** @throws MalformedFile when it cannot be what it should be */
    static FileRecords open(String fileName, InputStream source, RecordReading reading) {
        return open(fileName, source, reading, true);
    }

    /** @param mayBePacked whether it is no file of an archive, which may not be an archive itself */
    private static FileRecords open(String fileName, InputStream source, RecordReading reading, boolean mayBePacked) {
        try {
            InputStream content = new BufferedInputStream(source);
            Packing packing = Packing.of(content);
            if (packing != Packing.NONE && !mayBePacked) {
                throw new MalformedFile(fileName + " is an archive in an archive, which is not read.", null);
            }
            Counted bytes = new Counted(packing == Packing.GZIP ? new GZIPInputStream(content) : content);
            Iterator<?> records;
            if (bytes.isEmpty()) {
                records = Collections.emptyIterator();
            } else if (packing == Packing.ZIP && reading.readsArchives()) {
                records = unpacked(fileName, Archive.open(fileName, bytes), reading);
            } else {
                records = reading.records(fileName, bytes);
            }
            return new FileRecords(fileName, source, bytes, records, reading.mayBeEmpty(fileName));
        } catch (CharacterCodingException wrongCharset) {
            throw MalformedFile.wrongCharset(fileName, reading.charset(), 1, wrongCharset);
        } catch (IOException malformed) {
            throw new MalformedFile(fileName + " cannot be read: " + malformed.getMessage() + ".", malformed);
        }
    }

    private static Iterator<?> unpacked(String fileName, Archive archive, RecordReading reading) throws IOException {
        if (!archive.isWorkbook()) {
            return new ArchiveRecords(fileName, archive, (name, entry) -> open(name, entry, reading, false));
        }
        try {
            return new WorkbookRecords(archive, reading.workbook(fileName, archive.path()));
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    /** @throws MalformedFile at the end of a file that has bytes, and no record where one must be */
    @Override
    public boolean hasNext() {
        boolean more = records.hasNext();
        if (!more && isSilent() && !mayBeEmpty) {
            throw new MalformedFile(
                    fileName + " has " + bytes.count + " bytes and no record in them: its form, or the name of its"
                            + " records, is another one than the route says.",
                    null);
        }
        return more;
    }

    @Override
    public Object next() {
        count++;
        return records.next();
    }

    /** Whether there were bytes, and no record in them. */
    boolean isSilent() {
        return count == 0 && bytes.count > 0;
    }

    @Override
    public long bytesRead() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        if (records instanceof Closeable held) {
            held.close();
        }
        source.close();
    }

    private enum Packing {
        NONE,
        GZIP,
        ZIP;

        private static final byte[] GZIP_MARK = {0x1f, (byte) 0x8b};
        private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};
        private static final byte[] EMPTY_ZIP_MARK = {'P', 'K', 5, 6};

        /** By the first bytes, which remain to be read. */
        static Packing of(InputStream bytes) throws IOException {
            bytes.mark(ZIP_MARK.length);
            byte[] first = bytes.readNBytes(ZIP_MARK.length);
            bytes.reset();
            if (first.length >= 2 && Arrays.equals(first, 0, 2, GZIP_MARK, 0, 2)) {
                return GZIP;
            }
            return Arrays.equals(first, ZIP_MARK) || Arrays.equals(first, EMPTY_ZIP_MARK) ? ZIP : NONE;
        }
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream bytes) {
            super(new BufferedInputStream(bytes));
        }

        boolean isEmpty() throws IOException {
            in.mark(1);
            boolean empty = in.read() < 0;
            in.reset();
            return empty;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            int got = in.read(target, from, most);
            count += Math.max(got, 0);
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
