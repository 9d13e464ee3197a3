package org.switchboard.integration.webhook;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The endpoint of one webhook. */
public class WebhookEndpoint extends DefaultEndpoint {

    private final WebhookComponent component;
    private final WebhookSettings webhook;
    private final SignatureCheck check;
    private boolean trial;

    WebhookEndpoint(String uri, WebhookComponent component, WebhookSettings webhook, SignatureCheck check) {
        super(uri, component);
        this.component = component;
        this.webhook = webhook;
        this.check = check;
    }

    /** From now on its consumers only say that there is nothing to look at. */
    public void onlyLook() {
        trial = true;
    }

    boolean isTrial() {
        return trial;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A webhook only takes.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebhookConsumer consumer = new WebhookConsumer(this, processor, webhook, check, component.registry());
        configureConsumer(consumer);
        return consumer;
    }
}
