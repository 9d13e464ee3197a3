package org.switchboard.web.agentdesk;

import java.util.List;
import org.switchboard.workorder.model.OrderState;

/** The stages of a repair order, and how far it has come. */
public record OrderStage(OrderState state, String reached) {

    private static final List<OrderState> STAGES = List.of(
            OrderState.RECEIVED, OrderState.ASSIGNED, OrderState.EN_ROUTE, OrderState.ON_SITE, OrderState.RESTORED);

    static List<OrderStage> of(OrderState now) {
        return STAGES.stream()
                .map(stage -> new OrderStage(stage, reached(stage, now)))
                .toList();
    }

    private static String reached(OrderState stage, OrderState now) {
        return stage == now ? "now" : stage.compareTo(now) < 0 ? "done" : "ahead";
    }
}
