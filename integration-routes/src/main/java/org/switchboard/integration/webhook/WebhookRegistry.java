package org.switchboard.integration.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookAnswer.Outcome;
import org.switchboard.source.webhook.WebhookDelivery;
import org.switchboard.source.webhook.Webhooks;

/** The doors that are open now, by name; a running route opens each. */
public final class WebhookRegistry implements Webhooks {

    /**
     * RequestBulkhead give up on a door that is not there, and try again at one that is closed for now; so a route that is only
     * being replaced must not look gone.
     */
    private static final Duration REPLACED_WITHIN = Duration.ofSeconds(2);

    private final Map<String, WebhookConsumer> open = new ConcurrentHashMap<>();
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();
    private volatile boolean ready;

    /** From now on a door that is not open is not there; until then its route may still be on the way. */
    public void ready() {
        ready = true;
    }

    /** @throws IllegalStateException when another route has a door of that name open */
    void open(String name, WebhookConsumer door) {
        if (open.putIfAbsent(name, door) != null) {
            throw new IllegalStateException("another route has the webhook " + name + " open already");
        }
        closedAt.remove(name);
    }

    void close(String name, WebhookConsumer door) {
        if (open.remove(name, door)) {
            closedAt.put(name, System.nanoTime());
        }
    }

    @Override
    public WebhookAnswer deliver(String name, WebhookDelivery delivery) throws IOException {
        WebhookConsumer door = open.get(name);
        if (door == null) {
            return WebhookAnswer.of(ready && !isBeingReplaced(name) ? Outcome.NO_SUCH_WEBHOOK : Outcome.NOT_NOW);
        }
        return door.take(delivery);
    }

    private boolean isBeingReplaced(String name) {
        Long at = closedAt.get(name);
        if (at == null) {
            return false;
        }
        boolean recently = System.nanoTime() - at < REPLACED_WITHIN.toNanos();
        if (!recently) {
            closedAt.remove(name, at);
        }
        return recently;
    }
}
