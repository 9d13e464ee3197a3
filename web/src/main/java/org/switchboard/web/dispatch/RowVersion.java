package org.switchboard.web.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Objects;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.WaitingTicket;

/** Everything that a row of the page shows, but for its age, as one short text. */
@Named("rowVersion")
@ApplicationScoped
public class RowVersion {

    public String ofOrder(OrderView order) {
        return order.version() + "-"
                + Integer.toHexString(
                        Objects.hash(order.tickets(), order.priority().name(), order.crewName()));
    }

    public String ofTicket(WaitingTicket waiting) {
        return waiting.ticket().version() + "-"
                + Integer.toHexString(
                        Objects.hash(waiting.lifeSupport(), waiting.address(), waiting.deviceName(), waiting.freed()));
    }

    public String ofCallback(CallbackView callback) {
        return callback.attempts() + "-" + callback.state().ordinal();
    }
}
