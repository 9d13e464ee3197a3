package org.switchboard.integration.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The lines of a CSV text as objects by the names in its first line; every value is a text. */
final class CsvRecords implements Iterator<ObjectNode> {

    private final String fileName;
    private final Iterator<CSVRecord> lines;

    CsvRecords(String fileName, Reader text, char delimiter) throws IOException {
        this.fileName = fileName;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try {
            this.lines = format.parse(text).iterator();
        } catch (IllegalArgumentException noHeader) {
            throw new GarbageFile(fileName + " has no usable line of names: " + noHeader.getMessage() + ".", noHeader);
        }
    }

    @Override
    public boolean hasNext() {
        return guarded(lines::hasNext);
    }

    @Override
    public ObjectNode next() {
        CSVRecord line = guarded(lines::next);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        line.toMap().forEach(record::put);
        return record;
    }

    private <T> T guarded(java.util.function.Supplier<T> step) {
        try {
            return step.get();
        } catch (UncheckedIOException | IllegalStateException garbage) {
            throw new GarbageFile(fileName + " is not CSV: " + garbage.getMessage() + ".", garbage);
        }
    }
}
