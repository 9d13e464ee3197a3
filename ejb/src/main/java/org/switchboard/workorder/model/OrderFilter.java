package org.switchboard.workorder.model;

import java.util.Optional;
import java.util.Set;
import org.switchboard.network.model.ElementKey;

/**
 * Which orders the queue is to hold; an empty part does not narrow it.
 *
 * @param areas zones for which the reader is responsible; an order without a zone belongs to every area
 */
public record OrderFilter(
        Set<OrderState> states,
        Optional<Long> crewId,
        Optional<String> zone,
        Optional<ElementKey> device,
        Set<String> areas) {

    /** What a dispatcher works off. */
    public static final OrderFilter UNRESTORED =
            new OrderFilter(OrderState.UNRESTORED, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public OrderFilter {
        states = Set.copyOf(states);
        areas = Set.copyOf(areas);
    }

    public OrderFilter in(Set<OrderState> wanted) {
        return new OrderFilter(wanted, crewId, zone, device, areas);
    }

    public OrderFilter ofCrew(long id) {
        return new OrderFilter(states, Optional.of(id), zone, device, areas);
    }

    public OrderFilter inZone(String wanted) {
        return new OrderFilter(states, crewId, Optional.of(wanted), device, areas);
    }

    public OrderFilter on(ElementKey element) {
        return new OrderFilter(states, crewId, zone, Optional.of(element), areas);
    }

    public OrderFilter inAreas(Set<String> wanted) {
        return new OrderFilter(states, crewId, zone, device, wanted);
    }
}
