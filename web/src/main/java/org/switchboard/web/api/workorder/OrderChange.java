package org.switchboard.web.api.workorder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.workorder.Dispatch;
import org.switchboard.workorder.Restoration;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.StillDarkException;

/**
 * What is sent to change a repair order: one step, so that a call is done or not done.
 *
 * @param confirm that the order is restored although meters or switches below it read without supply
 */
public record OrderChange(String state, Long crewId, String estimatedAt, String note, Boolean confirm) {

    private static final Set<OrderState> STEPS = EnumSet.range(OrderState.ASSIGNED, OrderState.CANCELLED);

    OrderView applyTo(SeenOrder order, Dispatch dispatch, Restoration restoration, Actor actor) {
        boolean step = state != null || crewId != null;
        if (step && estimatedAt != null
                || Stream.of(state, crewId, estimatedAt, note).allMatch(Objects::isNull)) {
            throw new ProblemException(Problem.of(ProblemKind.ONE_OF_THESE, null, null, "state, estimatedAt, note"));
        }
        if (step) {
            return take(order, dispatch, restoration, actor);
        }
        return estimatedAt == null
                ? dispatch.note(order, note, actor)
                : dispatch.estimate(
                        order,
                        QueryValue.instant("estimatedAt", estimatedAt).orElseThrow(() -> missing("estimatedAt")),
                        actor);
    }

    private OrderView take(SeenOrder order, Dispatch dispatch, Restoration restoration, Actor actor) {
        OrderState next = state == null ? OrderState.ASSIGNED : OrderState.named(state);
        return switch (next) {
            case ASSIGNED -> dispatch.assign(order, requiredCrew(), actor);
            case EN_ROUTE -> dispatch.setOut(order, note, actor);
            case ON_SITE -> dispatch.arrive(order, note, actor);
            case RESTORED -> restore(order, restoration, actor);
            case CLOSED -> dispatch.close(order, note, actor);
            case CANCELLED -> dispatch.cancel(order, QueryValue.required("note", note), actor);
            case RECEIVED -> throw noStep();
        };
    }

    private OrderView restore(SeenOrder order, Restoration restoration, Actor actor) {
        try {
            return restoration.restore(order, note, Boolean.TRUE.equals(confirm), actor);
        } catch (StillDarkException refusal) {
            throw StillDarkProblem.of(refusal);
        }
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
