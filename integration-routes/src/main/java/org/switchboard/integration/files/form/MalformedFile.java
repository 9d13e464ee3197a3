package org.switchboard.integration.files.form;

import java.nio.charset.Charset;
import org.switchboard.integration.failure.UserFacingException;

/** A file that is not of its expected format; the message names the file and the position. */
public class MalformedFile extends RuntimeException implements UserFacingException {

    public MalformedFile(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public static MalformedFile wrongCharset(String fileName, Charset charset, int line, Throwable cause) {
        return new MalformedFile(
                fileName + " holds bytes that are not " + charset + ", not far behind line " + line + ".", cause);
    }
}
