package org.switchboard.web.api.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request's body that is hashed as it is read, to its end, also when the reader stops before. */
final class HashedBody extends DigestInputStream {

    private boolean closed;

    HashedBody(InputStream body) {
        super(body, sha256());
    }

    /** Of the whole body. */
    String hash() throws IOException {
        readToEnd();
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        readToEnd();
        closed = true;
        super.close();
    }

    private void readToEnd() throws IOException {
        if (!closed) {
            transferTo(OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
