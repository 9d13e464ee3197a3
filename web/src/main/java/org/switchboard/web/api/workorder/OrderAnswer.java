package org.switchboard.web.api.workorder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.network.model.ElementKey;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/** A repair order as in lists, with its history, oldest entry first. */
public record OrderAnswer(
        long id,
        String number,
        OrderState state,
        OrderPriority priority,
        long urgencyMinutes,
        long waitingMinutes,
        ElementKey device,
        String deviceName,
        Optional<String> zone,
        Optional<String> symptom,
        Optional<String> reason,
        int customersAffected,
        int lifeSupport,
        boolean hazard,
        long tickets,
        Optional<Long> crewId,
        Optional<String> crewName,
        Optional<Instant> estimatedAt,
        String openedBy,
        Instant receivedAt,
        Instant stateSince,
        Optional<Instant> restoredAt,
        Optional<Instant> closedAt,
        long version,
        List<OrderDetails.Entry> history) {

    static OrderAnswer of(OrderDetails details) {
        OrderView order = details.order();
        return new OrderAnswer(
                order.id(),
                order.number(),
                order.state(),
                order.priority(),
                order.urgencyMinutes(),
                order.waitingMinutes(),
                order.device(),
                order.deviceName(),
                order.zone(),
                order.symptom(),
                order.reason(),
                order.customersAffected(),
                order.lifeSupport(),
                order.hazard(),
                order.tickets(),
                order.crewId(),
                order.crewName(),
                order.estimatedAt(),
                order.openedBy(),
                order.receivedAt(),
                order.stateSince(),
                order.restoredAt(),
                order.closedAt(),
                order.version(),
                details.history());
    }
}
