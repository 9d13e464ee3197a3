package org.switchboard.workorder.model;

import java.util.Optional;
import org.switchboard.network.model.ElementKey;

/** Port: the repair orders that we keep. */
public interface WorkOrders {

    /** The running part of the next order's number. */
    long nextNumber();

    void add(WorkOrder order);

    Optional<WorkOrder> find(long id);

    /** As it is now; no other changes it until the end of the transaction. */
    WorkOrder locked(long id);

    Optional<WorkOrder> numbered(String number);

    /**
     * The order of a device whose supply is not back. Until the end of the transaction no other gets an answer for
     * the same device, so that two who report it at once make one order.
     */
    Optional<WorkOrder> unrestoredOf(ElementKey device);

    /** Writes a change now; refuses it when another user changed the order meanwhile. */
    void changed(WorkOrder order);
}
