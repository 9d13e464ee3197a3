package org.switchboard.workorder.model;

import java.util.Optional;
import java.util.Set;
import org.switchboard.network.model.ElementKey;

/** Which orders the queue is to hold; an empty part does not narrow it. */
public record OrderFilter(
        Set<OrderState> states, Optional<Long> crewId, Optional<String> zone, Optional<ElementKey> device) {

    /** What a dispatcher works off. */
    public static final OrderFilter UNRESTORED =
            new OrderFilter(OrderState.UNRESTORED, Optional.empty(), Optional.empty(), Optional.empty());

    public OrderFilter {
        states = Set.copyOf(states);
    }

    public OrderFilter in(Set<OrderState> wanted) {
        return new OrderFilter(wanted, crewId, zone, device);
    }

    public OrderFilter ofCrew(long id) {
        return new OrderFilter(states, Optional.of(id), zone, device);
    }

    public OrderFilter inZone(String wanted) {
        return new OrderFilter(states, crewId, Optional.of(wanted), device);
    }

    public OrderFilter on(ElementKey element) {
        return new OrderFilter(states, crewId, zone, Optional.of(element));
    }
}
