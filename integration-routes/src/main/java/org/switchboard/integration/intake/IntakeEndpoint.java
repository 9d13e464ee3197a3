package org.switchboard.integration.intake;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.switchboard.source.model.FeedId;

/** The endpoint through which one feed sends records to the intake. */
public class IntakeEndpoint extends DefaultEndpoint {

    private final IntakeComponent component;
    private final FeedId feed;
    private String mapping;
    private long promise;

    IntakeEndpoint(String uri, IntakeComponent component, FeedId feed) {
        super(uri, component);
        this.component = component;
        this.feed = feed;
    }

    @Override
    public Producer createProducer() {
        return new IntakeProducer(this, component);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("Nothing can be read from the intake.");
    }

    /** A missing or broken mapping is reported when the route is loaded, not at the first record. */
    void requireMapping() {
        mappingPath().ifPresent(component.mappings()::mapping);
    }

    FeedId feed() {
        return feed;
    }

    Optional<String> mappingPath() {
        return Optional.ofNullable(mapping).filter(path -> !path.isBlank());
    }

    Optional<Duration> objective() {
        return promise > 0 ? Optional.of(Duration.ofSeconds(promise)) : Optional.empty();
    }

    public String getMapping() {
        return mapping;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    public long getPromise() {
        return promise;
    }

    /** The freshness objective in seconds; 0 for none. */
    public void setPromise(long promise) {
        this.promise = promise;
    }
}
