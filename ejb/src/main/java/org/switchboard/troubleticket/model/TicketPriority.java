package org.switchboard.troubleticket.model;

import java.util.Locale;

/** The urgency of a ticket, the most urgent first. */
public enum TicketPriority {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The more urgent of the two. */
    public TicketPriority orMoreUrgent(TicketPriority other) {
        return other.compareTo(this) < 0 ? other : this;
    }

    public String wireName() {
        return wireName;
    }
}
