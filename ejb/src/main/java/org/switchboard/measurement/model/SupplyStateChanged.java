package org.switchboard.measurement.model;

import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;

/**
 * Telemetry of these network elements went to or from zero, or to or from unknown: a switch moved, a feeder lost supply or came
 * back, an alarm came or went. Fired within the transaction of the intake.
 */
public record SupplyStateChanged(Set<String> networkElementKeys, Optional<ChangeAuthor> by) implements Change {

    public SupplyStateChanged {
        networkElementKeys = Set.copyOf(networkElementKeys);
    }

    @Override
    public String eventKey() {
        return "supply";
    }
}
