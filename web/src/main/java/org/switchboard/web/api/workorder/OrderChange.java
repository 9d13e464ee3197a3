package org.switchboard.web.api.workorder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.OrderState;
import org.switchboard.workorder.OrderView;
import org.switchboard.workorder.SeenOrder;

/** What is sent to change a repair order: one step, so that a call is done or not done. */
public record OrderChange(String state, Long crewId, String estimatedAt, String note) {

    private static final Set<OrderState> STEPS = EnumSet.range(OrderState.ASSIGNED, OrderState.CANCELLED);

    OrderView applyTo(SeenOrder order, Dispatch dispatch, String actor) {
        boolean step = state != null || crewId != null;
        if (step && estimatedAt != null
                || Stream.of(state, crewId, estimatedAt, note).allMatch(Objects::isNull)) {
            throw new ProblemException(Problem.of(ProblemKind.ONE_OF_THESE, null, null, "state, estimatedAt, note"));
        }
        if (step) {
            return take(order, dispatch, actor);
        }
        return estimatedAt == null
                ? dispatch.note(order, note, actor)
                : dispatch.estimate(
                        order,
                        QueryValue.instant("estimatedAt", estimatedAt).orElseThrow(() -> missing("estimatedAt")),
                        actor);
    }

    private OrderView take(SeenOrder order, Dispatch dispatch, String actor) {
        OrderState next = state == null ? OrderState.ASSIGNED : OrderState.named(state);
        return switch (next) {
            case ASSIGNED -> dispatch.assign(order, requiredCrew(), actor);
            case EN_ROUTE -> dispatch.setOut(order, note, actor);
            case ON_SITE -> dispatch.arrive(order, note, actor);
            case RESTORED -> dispatch.restore(order, note, actor);
            case CLOSED -> dispatch.close(order, note, actor);
            case CANCELLED -> dispatch.cancel(order, QueryValue.required("note", note), actor);
            case RECEIVED -> throw noStep();
        };
    }

    private long requiredCrew() {
        if (crewId == null) {
            throw missing("crewId");
        }
        return crewId;
    }

    private ProblemException noStep() {
        List<String> steps = Arrays.stream(OrderState.values())
                .filter(STEPS::contains)
                .map(OrderState::wireName)
                .toList();
        return new ProblemException(Problem.badValue("state", state, "one-of", String.join(", ", steps)));
    }

    private static ProblemException missing(String field) {
        return new ProblemException(Problem.badValue(field, null, "required"));
    }
}
