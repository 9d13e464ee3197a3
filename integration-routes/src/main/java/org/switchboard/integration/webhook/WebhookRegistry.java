package org.switchboard.integration.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookAnswer.Outcome;
import org.switchboard.source.webhook.WebhookDelivery;
import org.switchboard.source.webhook.Webhooks;

/** The webhooks that are open now, by name; a running route opens each. */
public final class WebhookRegistry implements Webhooks {

    /**
     * Senders give up on a webhook that does not exist and try again at one that is unavailable. A route that is only being
     * replaced must therefore answer as unavailable.
     */
    private static final Duration REPLACED_WITHIN = Duration.ofSeconds(2);

    private final Map<String, OpenWebhook> open = new ConcurrentHashMap<>();
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();
    private volatile boolean ready;

    /** From now on an unknown name means that there is no such webhook; before, its route may not have started yet. */
    public void ready() {
        ready = true;
    }

    /** @throws IllegalStateException when another route has a webhook of that name open */
    void open(String name, OpenWebhook webhook) {
        if (open.putIfAbsent(name, webhook) != null) {
            throw new IllegalStateException("another route has the webhook " + name + " open already");
        }
        closedAt.remove(name);
    }

    void close(String name, OpenWebhook webhook) {
        if (open.remove(name, webhook)) {
            closedAt.put(name, System.nanoTime());
        }
    }

    @Override
    public WebhookAnswer deliver(String name, WebhookDelivery delivery) throws IOException {
        OpenWebhook webhook = open.get(name);
        if (webhook == null) {
            return WebhookAnswer.of(ready && !isBeingReplaced(name) ? Outcome.NO_SUCH_WEBHOOK : Outcome.NOT_NOW);
        }
        return webhook.receive(delivery);
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
