package org.switchboard.workorder.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An order with its history, oldest entry first; of a long history the latest entries. */
public record OrderDetails(OrderView order, List<Entry> history) {

    public OrderDetails {
        history = List.copyOf(history);
    }

    /** @param detail what was written down, or the name, number or time that the action is about */
    public record Entry(Instant at, String actor, OrderAction action, Optional<String> detail) {}
}
