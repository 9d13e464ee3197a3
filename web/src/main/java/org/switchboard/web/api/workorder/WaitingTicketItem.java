package org.switchboard.web.api.workorder;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.web.api.troubleticket.TicketItem;
import org.switchboard.workorder.model.WaitingTicket;

/**
 * An open fault ticket without a repair order.
 *
 * @param lifeSupport whether its customer is on life support
 * @param address of its premises
 * @param deviceName of the device that the verdict names
 * @param waitingMinutes since it was opened
 * @param freed why it is no longer linked to an order; empty when it never was
 */
public record WaitingTicketItem(
        TicketItem ticket,
        boolean lifeSupport,
        Optional<String> address,
        Optional<String> deviceName,
        long waitingMinutes,
        Optional<FreedAnswer> freed) {

    /**
     * @param action detached by a person, order cancelled, or still dark after it was restored
     * @param order the number of the order
     * @param reason what was written down, such as why the order was cancelled
     */
    public record FreedAnswer(TicketAction action, String order, Optional<String> reason, Instant at) {

        public static FreedAnswer of(WaitingTicket.Freed freed) {
            return new FreedAnswer(freed.action(), freed.order(), freed.reason(), freed.at());
        }
    }

    public static WaitingTicketItem of(WaitingTicket ticket) {
        return new WaitingTicketItem(
                TicketItem.of(ticket.ticket()),
                ticket.lifeSupport(),
                ticket.address(),
                ticket.deviceName(),
                ticket.waitingMinutes(),
                ticket.freed().map(FreedAnswer::of));
    }
}
