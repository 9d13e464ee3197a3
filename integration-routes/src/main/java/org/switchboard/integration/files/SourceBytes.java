package org.switchboard.integration.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file. A transport failure throws {@link InterruptedFileRead}, so that any other exception while reading is an
 * error of the content.
 */
final class SourceBytes extends FilterInputStream {

    private final String fileName;
    private final long length;
    private long count;

    /** @param length what the listing said; a file that ends before has not been read whole */
    SourceBytes(InputStream bytes, String fileName, long length) {
        super(bytes);
        this.fileName = fileName;
        this.length = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) {
        int got;
        try {
            got = in.read(target, from, most);
        } catch (IOException broken) {
            throw new InterruptedFileRead(
                    fileName + " could not be read to its end: " + broken.getMessage() + ".", broken);
        }
        if (got < 0 && count < length) {
            throw new InterruptedFileRead(fileName + " broke off after " + count + " of " + length + " bytes.", null);
        }
        count += Math.max(got, 0);
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
