package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketView;

/**
 * An open fault ticket that no repair order takes care of.
 *
 * @param lifeSupport whether its customer is on life support
 * @param address of its place of supply
 * @param deviceName of the device that it blames
 * @param waitingMinutes since it was opened
 * @param freed why it hangs on an order no more; empty when it never did
 */
public record WaitingTicket(
        TicketView ticket,
        boolean lifeSupport,
        Optional<String> address,
        Optional<String> deviceName,
        long waitingMinutes,
        Optional<Freed> freed) {

    /**
     * @param action detached by hand, order cancelled, or still dark after it was restored
     * @param order the number of the order
     * @param reason what was written down, such as why the order was cancelled
     */
    public record Freed(TicketAction action, String order, Optional<String> reason, Instant at) {}
}
