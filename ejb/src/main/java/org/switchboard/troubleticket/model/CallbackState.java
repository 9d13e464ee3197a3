package org.switchboard.troubleticket.model;

import java.util.Locale;
import java.util.Set;

/** The state of an agreed callback. A customer who was not reached may be called again. */
public enum CallbackState {
    TO_CALL,
    REACHED,
    NOT_REACHED;

    /** Those who are still to be called. */
    public static final Set<CallbackState> WAITING = Set.of(TO_CALL, NOT_REACHED);

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }
}
