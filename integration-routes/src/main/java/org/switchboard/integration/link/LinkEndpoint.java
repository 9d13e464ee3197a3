package org.switchboard.integration.link;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A source that is listened to, and never spoken to. */
public class LinkEndpoint extends DefaultEndpoint {

    private final String name;
    private final LinkSource source;

    LinkEndpoint(String uri, Component component, String name, LinkSource source) {
        super(uri, component);
        this.name = name;
        this.source = source;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A link only listens.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkConsumer consumer = new LinkConsumer(this, processor, name, source);
        configureConsumer(consumer);
        return consumer;
    }
}
