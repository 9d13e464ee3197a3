package org.switchboard.identity.model;

import java.util.Locale;

/** What became of two records that may be one customer. */
public enum ReviewState {
    WAITING,
    SAME,
    NOT_SAME,
    /** Needs no review: they became one or were kept apart by another decision, one is deleted, or they no longer look alike. */
    SETTLED;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }
}
