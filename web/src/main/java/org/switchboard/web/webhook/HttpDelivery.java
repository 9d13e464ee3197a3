package org.switchboard.web.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.switchboard.source.webhook.WebhookDelivery;

/** A delivery as it comes in with a request. */
final class HttpDelivery implements WebhookDelivery {

    private final HttpServletRequest request;

    HttpDelivery(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** A body whose declared length is too large is not read. */
    @Override
    public Optional<byte[]> body(int largest) throws IOException {
        if (request.getContentLengthLong() > largest) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        return body.length > largest ? Optional.empty() : Optional.of(body);
    }
}
