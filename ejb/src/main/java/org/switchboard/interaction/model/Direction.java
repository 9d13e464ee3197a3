package org.switchboard.interaction.model;

import java.util.Locale;

/** Who began a contact: the customer, or we. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
