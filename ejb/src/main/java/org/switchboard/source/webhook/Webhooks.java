package org.switchboard.source.webhook;

import java.io.IOException;

/** Port: the webhooks that route files open for systems which push their records themselves. */
public interface Webhooks {

    /**
     * Takes a delivery at the webhook of that name. What is answered with {@link WebhookAnswer.Outcome#STORED} is committed.
     *
     * @throws IOException when the sender breaks off
     */
    WebhookAnswer deliver(String webhook, WebhookDelivery delivery) throws IOException;
}
