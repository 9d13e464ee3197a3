package org.switchboard.web.api.workorder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderState;

/** The query of a list of orders as a filter. */
final class OrderQuery {

    private static final String EVERY_STATE = "all";

    private OrderQuery() {}

    static OrderFilter filter(String state, String crewId, String zone) {
        return new OrderFilter(
                QueryValue.given(state).map(OrderQuery::states).orElse(OrderState.UNRESTORED),
                QueryValue.given(crewId).map(id -> QueryValue.id("crewId", id)),
                QueryValue.given(zone),
                Optional.empty(),
                Set.of());
    }

    private static Set<OrderState> states(String names) {
        return names.equalsIgnoreCase(EVERY_STATE)
                ? EnumSet.allOf(OrderState.class)
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .map(OrderState::named)
                        .collect(Collectors.toSet());
    }
}
