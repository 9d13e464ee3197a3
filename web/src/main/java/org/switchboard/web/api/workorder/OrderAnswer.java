package org.switchboard.web.api.workorder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.web.api.answer.ElementKeyAnswer;
import org.switchboard.workorder.model.OrderAction;
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
        long version,
        List<EntryAnswer> history)
        implements Answer {

    /** @param detail what was written down, or the name, number or time that the action is about */
    public record EntryAnswer(Instant at, String actor, OrderAction action, Optional<String> detail) {

        public static EntryAnswer of(OrderDetails.Entry entry) {
            return new EntryAnswer(entry.at(), entry.actor(), entry.action(), entry.detail());
        }
    }

    static OrderAnswer of(OrderDetails details) {
        OrderView order = details.order();
        return new OrderAnswer(
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
                order.version(),
                details.history().stream().map(EntryAnswer::of).toList());
    }
}
