package org.switchboard.integration.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Closes a file when its exchange is over, however it went. */
final class CloseAfterwards extends SynchronizationAdapter {

    private final Closeable file;

    CloseAfterwards(Closeable file) {
        this.file = file;
    }

    @Override
    public void onDone(Exchange exchange) {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Before the file is moved. */
    @Override
    public int getOrder() {
        return HIGHEST;
    }
}
