package org.switchboard.workorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.outbox.Outbox;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.persistence.CrewTable;

/**
 * The message to field systems about a repair order: all of it, each time. Its fields are part of what route files rely on;
 * {@code config/sources/README.md} lists them.
 */
@ApplicationScoped
public class OrderMessages {

    /** As destinations ask for it. */
    public static final String RECORD_TYPE = "work-order";

    private Outbox outbox;
    private CrewTable crews;

    protected OrderMessages() {
        // for the container's proxy
    }

    @Inject
    public OrderMessages(Outbox outbox, CrewTable crews) {
        this.outbox = outbox;
        this.crews = crews;
    }

    /**
     * @param order as it is after the change
     * @param note what was written down with the change; null for nothing
     * @param actor a person, or the system that reported the change and therefore gets no message
     */
    void enqueue(OrderView order, String note, Actor actor) {
        outbox.enqueue(RECORD_TYPE, order.number(), order.version(), actor, () -> payload(order, note, actor));
    }

    private JsonNode payload(OrderView order, String note, Actor actor) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("number", order.number());
        message.put("state", order.state().wireName());
        message.put("priority", order.priority().wireName());
        message.putObject("device")
                .put("source", order.device().source())
                .put("key", order.device().key())
                .put("name", order.deviceName());
        put(message, "zone", order.zone());
        put(message, "symptom", order.symptom());
        put(message, "reason", order.reason());
        message.put("customersAffected", order.customersAffected());
        message.put("lifeSupport", order.lifeSupport());
        order.crewId().flatMap(crews::view).ifPresent(crew -> message.putObject("crew")
                .put("source", crew.source())
                .put("key", crew.key())
                .put("name", crew.name()));
        put(message, "estimatedAt", order.estimatedAt().map(Instant::toString));
        message.put("receivedAt", order.receivedAt().toString());
        message.put("stateSince", order.stateSince().toString());
        put(message, "restoredAt", order.restoredAt().map(Instant::toString));
        put(message, "closedAt", order.closedAt().map(Instant::toString));
        put(message, "note", Optional.ofNullable(note).filter(text -> !text.isBlank()));
        message.put("changedBy", actor.name());
        return message;
    }

    private static void put(ObjectNode message, String name, Optional<String> value) {
        value.ifPresent(text -> message.put(name, text));
    }
}
