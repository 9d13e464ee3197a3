package org.switchboard.event;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.NewEvent;
import org.switchboard.event.persistence.EventLogTable;

/**
 * Where features publish what has happened. An event is part of the caller's transaction: readers see it when that is
 * committed, and never when it is rolled back. Publish after the change itself is written, so that the lock on the changed
 * row puts the events of a key in order.
 */
@ApplicationScoped
public class EventLog {

    private EventLogTable table;
    private Clock clock;

    protected EventLog() {
        // for the container's proxy
    }

    @Inject
    public EventLog(EventLogTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @see NewEvent */
    @Transactional(TxType.MANDATORY)
    public void publish(
            @NotBlank String type,
            @NotNull String key,
            @NotNull JsonNode payload,
            @NotNull Optional<ChangeAuthor> actor) {
        publishAll(List.of(new NewEvent(type, key, payload, actor)));
    }

    /** Publishes in the order of the list. What comes by the thousand, such as telemetry, is one event a batch instead. */
    @Transactional(TxType.MANDATORY)
    public void publishAll(@NotNull List<NewEvent> events) {
        if (!events.isEmpty()) {
            table.add(events, clock.instant());
        }
    }
}
