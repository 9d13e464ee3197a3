package org.switchboard.integration.webhook;

import java.util.Map;
import java.util.Optional;
import org.switchboard.source.webhook.WebhookDelivery;

/** A delivery without a server. */
record PushedDelivery(Map<String, String> headers, byte[] bytes) implements WebhookDelivery {

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public Optional<byte[]> body(int largest) {
        return bytes.length > largest ? Optional.empty() : Optional.of(bytes);
    }
}
