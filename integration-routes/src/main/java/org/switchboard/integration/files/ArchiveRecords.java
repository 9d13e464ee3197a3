package org.switchboard.integration.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.switchboard.integration.files.form.MalformedFile;
import org.switchboard.source.FieldProblem;
import org.switchboard.source.intake.SourceRecord;

/** The records of all files in an archive, one file after the other; what is wrong in one names it. */
final class ArchiveRecords implements Iterator<Object>, Closeable {

    private final String fileName;
    private final Opening opening;
    private final Archive archive;
    private final Iterator<ZipArchiveEntry> entries;
    private String entryName;
    private Optional<Iterator<?>> current = Optional.empty();

    ArchiveRecords(String fileName, Archive archive, Opening opening) {
        this.fileName = fileName;
        this.opening = opening;
        this.archive = archive;
        this.entries = archive.entries().iterator();
    }

    @Override
    public boolean hasNext() {
        while (current.filter(Iterator::hasNext).isEmpty()) {
            if (!entries.hasNext()) {
                return false;
            }
            current = Optional.of(open(entries.next()));
        }
        return true;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object record = current.orElseThrow().next();
        return record instanceof SourceRecord read && read.failure().isPresent()
                ? inEntry(read, read.failure().get())
                : record;
    }

    private SourceRecord inEntry(SourceRecord record, FieldProblem problem) {
        return SourceRecord.failed(
                record.original(),
                new FieldProblem(problem.field(), problem.value(), "in " + entryName + ", " + problem.reason()));
    }

    private Iterator<?> open(ZipArchiveEntry entry) {
        entryName = FileChoice.printable(entry.getName());
        try {
            return opening.open(archive.nameOf(entry), archive.bytes(entry));
        } catch (IOException malformed) {
            throw new MalformedFile(fileName + " cannot be read: " + malformed.getMessage() + ".", malformed);
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    /** Reads one of the files. */
    interface Opening {

        Iterator<?> open(String fileName, InputStream bytes);
    }
}
