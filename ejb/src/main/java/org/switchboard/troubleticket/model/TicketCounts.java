package org.switchboard.troubleticket.model;

/** How many open tickets each filter of the list would show. */
public record TicketCounts(
        long open,
        long mine,
        long group,
        long unassigned,
        long urgent,
        long withoutOrder,
        long callback,
        long lifeSupport) {}
