package org.switchboard.workorder;

import java.util.Set;
import org.switchboard.network.ElementKey;

/**
 * Fired for each change of an order; observe it after success of the transaction.
 *
 * @param customerIds the customers whose tickets hang on the order: their pages show something else now
 */
public record WorkOrderChanged(
        long orderId, String number, OrderState state, ElementKey device, Set<Long> customerIds) {

    public WorkOrderChanged {
        customerIds = Set.copyOf(customerIds);
    }
}
