package org.switchboard.web.dispatch;

import java.util.List;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/** An order with its history and the tickets attached to it; and whether a step is possible now. */
public record OpenOrder(OrderDetails details, List<TicketView> tickets) {

    public OpenOrder {
        tickets = List.copyOf(tickets);
    }

    public OrderView order() {
        return details.order();
    }

    /** What the draft of the form for its next step is about. */
    public String matter() {
        return "order/" + order().number();
    }

    /** @param state the name of an {@link OrderState} */
    public boolean canBecome(String state) {
        return order().state().canBecome(OrderState.valueOf(state));
    }
}
