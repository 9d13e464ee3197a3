package org.switchboard.identity.model;

import java.util.Locale;

/** What became of two records that may be one customer. */
public enum ReviewState {
    WAITING,
    SAME,
    NOT_SAME,
    /** They became one, or were kept apart, by another decision before a review. */
    SETTLED;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }
}
