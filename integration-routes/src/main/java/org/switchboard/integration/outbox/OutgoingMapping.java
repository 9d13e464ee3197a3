package org.switchboard.integration.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.ServiceBean;
import org.switchboard.integration.mapping.RecordOrigin;
import org.switchboard.source.intake.SourceRecord;

/** Makes of our message what the other system expects. */
public class OutgoingMapping extends ServiceBean {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String mapping = "";

    /** A missing or broken mapping is reported when the route is loaded, not at the first message. */
    public void requireMapping() {
        if (!mapping.isBlank()) {
            services().mappings().mapping(mapping);
        }
    }

    /**
     * The other system's form of the message; empty when the mapping selects nothing of it, which the exchange then
     * says.
     *
     * @throws DeliveryRefused when the mapping fails on the message, or makes several of it
     */
    public Optional<JsonNode> of(Exchange exchange) {
        JsonNode message = ours(exchange);
        if (mapping.isBlank()) {
            return Optional.of(message);
        }
        RecordOrigin origin = new RecordOrigin(
                Optional.empty(), Optional.empty(), services().clock().instant());
        List<SourceRecord> mapped = services().mappings().mapping(mapping).apply(message, origin);
        if (mapped.isEmpty()) {
            exchange.setProperty(OutboxHeaders.NOT_NEEDED, "The mapping " + mapping + " selects nothing of it.");
            return Optional.empty();
        }
        if (mapped.size() > 1) {
            throw new DeliveryRefused("The mapping " + mapping + " makes " + mapped.size() + " messages of one.");
        }
        SourceRecord only = mapped.get(0);
        return Optional.of(only.canonical()
                .orElseThrow(
                        () -> new DeliveryRefused(only.failure().orElseThrow().reason())));
    }

    /** The message as it was before the mapping. */
    public static JsonNode ours(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof JsonNode json ? json : JSON.valueToTree(body);
    }

    /** A JSLT file, relative to the folder of the source files; blank when the message is right as it is. */
    public void setMapping(String mapping) {
        this.mapping = mapping;
    }
}
