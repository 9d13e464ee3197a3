package org.switchboard.workorder.model;

import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.network.model.ElementKey;

/**
 * Fired for each change of an order.
 *
 * @param zone empty for an order that belongs to every area
 * @param customerIds the customers whose tickets are attached to the order: their pages show something else now
 */
public record WorkOrderChanged(
        long orderId,
        String number,
        OrderState state,
        ElementKey device,
        Optional<String> zone,
        Set<Long> customerIds,
        Optional<ChangeAuthor> by)
        implements Change {

    public WorkOrderChanged {
        customerIds = Set.copyOf(customerIds);
    }

    @Override
    public String eventKey() {
        return String.valueOf(orderId);
    }
}
