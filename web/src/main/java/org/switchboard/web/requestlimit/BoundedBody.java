package org.switchboard.web.requestlimit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one body, read to its end within a limit; they count as held until it is closed. */
final class BoundedBody implements AutoCloseable {

    private static final int STEP = 8 * 1024;

    private final BodyMemory memory;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(BodyMemory memory) {
        this.memory = memory;
    }

    /** What the reading of a body came to. */
    enum Reading {
        WHOLE,
        TOO_LARGE,
        /** Too many bytes of other requests are held. */
        NO_MEMORY,
        /** The body is not in the form that its header declares, or it did not arrive. */
        BROKEN
    }

    Reading read(InputStream body, int largest) throws IOException {
        byte[] step = new byte[STEP];
        for (int read = body.read(step); read >= 0; read = body.read(step)) {
            if (bytes.size() + read > largest) {
                return Reading.TOO_LARGE;
            }
            if (!memory.reserve(read)) {
                return Reading.NO_MEMORY;
            }
            bytes.write(step, 0, read);
        }
        return Reading.WHOLE;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        memory.release(bytes.size());
        bytes.reset();
    }
}
