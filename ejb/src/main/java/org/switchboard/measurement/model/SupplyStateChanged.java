package org.switchboard.measurement.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.network.model.ElementKey;

/**
 * Telemetry of these network elements went to or from zero, or to or from unknown: a switch moved, a feeder lost supply or came
 * back, an alarm came or went. Fired within the transaction of the intake.
 *
 * @param source that sent the telemetry; its events stay in order
 * @param elements without those that no source describes yet
 */
public record SupplyStateChanged(String source, Set<ElementKey> elements, Optional<ChangeAuthor> by) implements Change {

    public SupplyStateChanged {
        Objects.requireNonNull(source, "source");
        elements = Set.copyOf(elements);
    }

    @Override
    public String eventKey() {
        return source;
    }
}
