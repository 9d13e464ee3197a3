package org.switchboard.workorder.model;

import java.util.Locale;

/** What a dispatcher sees of an order's urgency, the most urgent first. */
public enum OrderPriority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
