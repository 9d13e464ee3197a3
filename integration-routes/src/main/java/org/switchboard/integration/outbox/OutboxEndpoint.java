package org.switchboard.integration.outbox;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.switchboard.outbox.model.Destination;
import org.switchboard.shared.Backoff;

/** Where the messages for one destination come from. */
public class OutboxEndpoint extends DefaultEndpoint {

    private final OutboxComponent component;
    private final Destination destination;
    private long period = 30_000;
    private long firstPause = 1_000;
    private long longestPause = 60_000;

    OutboxEndpoint(String uri, OutboxComponent component, Destination destination) {
        super(uri, component);
        this.component = component;
        this.destination = destination;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Nothing is put into the outbox by a route.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OutboxConsumer consumer = new OutboxConsumer(this, processor, component);
        configureConsumer(consumer);
        return consumer;
    }

    Destination destination() {
        return destination;
    }

    /** @throws IllegalArgumentException with a sentence, when the pauses do not go together */
    Backoff backoff() {
        if (firstPause < 1 || longestPause < firstPause) {
            throw new IllegalArgumentException(
                    "The parameter firstPause must be at least 1, and longestPause not shorter than it");
        }
        return new Backoff(Duration.ofMillis(firstPause), Duration.ofMillis(longestPause));
    }

    public long getPeriod() {
        return period;
    }

    /** Milliseconds between looks for messages of which this node was not notified. */
    public void setPeriod(long period) {
        this.period = period;
    }

    public long getFirstPause() {
        return firstPause;
    }

    /** Milliseconds until the second try. */
    public void setFirstPause(long firstPause) {
        this.firstPause = firstPause;
    }

    public long getLongestPause() {
        return longestPause;
    }

    /** Milliseconds that are never exceeded between two tries. */
    public void setLongestPause(long longestPause) {
        this.longestPause = longestPause;
    }
}
