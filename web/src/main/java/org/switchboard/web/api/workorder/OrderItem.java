package org.switchboard.web.api.workorder;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.web.api.answer.ElementKeyAnswer;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

/**
 * A repair order.
 *
 * @param urgencyMinutes by which orders are ranked, at the moment of reading; it stops when supply is back
 * @param waitingMinutes since it was received, until supply was back or it was cancelled
 * @param hazard a caller reported a danger at this device
 * @param tickets number of linked tickets
 * @param estimatedAt when supply is expected back
 * @param version counts its changes; given back with a change, it keeps one dispatcher from undoing another's
 */
public record OrderItem(
        long id,
        String number,
        OrderState state,
        OrderPriority priority,
        long urgencyMinutes,
        long waitingMinutes,
        ElementKeyAnswer device,
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
        long version)
        implements Answer {

    public static OrderItem of(OrderView order) {
        return new OrderItem(
                order.id(),
                order.number(),
                order.state(),
                order.priority(),
                order.urgencyMinutes(),
                order.waitingMinutes(),
                ElementKeyAnswer.of(order.device()),
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
                order.version());
    }
}
