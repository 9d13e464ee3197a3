package org.switchboard.source.webhook;

import java.io.IOException;
import java.util.Optional;

/** What a system pushes, as it came over the wire; nothing in it is to be believed before its signature is checked. */
public interface WebhookDelivery {

    /** The value of the header of that name, in whatever case; the first when there are several. */
    Optional<String> header(String name);

    /**
     * The body as it was sent, byte for byte; empty when it is larger. Read once.
     *
     * @param largest in bytes
     */
    Optional<byte[]> body(int largest) throws IOException;
}
