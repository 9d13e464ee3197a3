package org.switchboard.troubleticket;

import java.util.Locale;

/** How soon somebody has to see to a ticket, the most urgent first. */
public enum TicketPriority {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
