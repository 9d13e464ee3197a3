package org.switchboard.integration.link;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A source that is only read, never written to. */
public class LinkEndpoint extends DefaultEndpoint {

    private final String name;
    private final LinkSource source;
    private boolean trial;

    LinkEndpoint(String uri, Component component, String name, LinkSource source) {
        super(uri, component);
        this.name = name;
        this.source = source;
    }

    /** From now on its consumers only look, and leave the source as it is. */
    public void onlyLook() {
        trial = true;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A link only listens.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkConsumer consumer = trial
                ? LinkConsumer.forTrial(this, processor, name, source)
                : new LinkConsumer(this, processor, name, source);
        configureConsumer(consumer);
        return consumer;
    }
}
