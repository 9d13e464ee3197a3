package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketView;

/**
 * An open fault ticket that no repair order takes care of.
 *
 * @param lifeSupport whether its customer is on life support
 * @param address of its premises
 * @param deviceName of the device at fault
 * @param waitingMinutes since it was opened
 * @param freed why it is no longer attached to an order; empty when it never was
 */
public record WaitingTicket(
        TicketView ticket,
        boolean lifeSupport,
        Optional<String> address,
        Optional<String> deviceName,
        long waitingMinutes,
        Optional<Freed> freed) {

    /**
     * @param action detached by a person, order cancelled, or still dark after it was restored
     * @param order the number of the order
     * @param reason what was written down, such as why the order was cancelled
     */
    public record Freed(TicketAction action, String order, Optional<String> reason, Instant at) {}
}
