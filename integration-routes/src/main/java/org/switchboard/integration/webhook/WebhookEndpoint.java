package org.switchboard.integration.webhook;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A door that lets records in. */
public class WebhookEndpoint extends DefaultEndpoint {

    private final WebhookComponent component;
    private final WebhookSettings door;
    private final SignatureCheck check;
    private boolean trial;

    WebhookEndpoint(String uri, WebhookComponent component, WebhookSettings door, SignatureCheck check) {
        super(uri, component);
        this.component = component;
        this.door = door;
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
        WebhookConsumer consumer = new WebhookConsumer(this, processor, door, check, component.doors());
        configureConsumer(consumer);
        return consumer;
    }
}
