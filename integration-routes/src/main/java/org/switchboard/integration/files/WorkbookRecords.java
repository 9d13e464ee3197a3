package org.switchboard.integration.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** The records of a workbook, whose copy on this machine goes when they are closed. */
record WorkbookRecords(Archive archive, Iterator<?> rows) implements Iterator<Object>, Closeable {

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Object next() {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        try (archive) {
            if (rows instanceof Closeable held) {
                held.close();
            }
        }
    }
}
