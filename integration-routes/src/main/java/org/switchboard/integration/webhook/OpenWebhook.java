package org.switchboard.integration.webhook;

import java.io.IOException;
import org.switchboard.source.webhook.WebhookAnswer;
import org.switchboard.source.webhook.WebhookDelivery;

/** A webhook that a running route has opened. */
interface OpenWebhook {

    /** Checks a delivery, and stores what is in it. */
    WebhookAnswer receive(WebhookDelivery delivery) throws IOException;
}
