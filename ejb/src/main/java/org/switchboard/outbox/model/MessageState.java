package org.switchboard.outbox.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a message has come. */
public enum MessageState {
    /** For its turn, or for the next try. */
    WAITING,
    DELIVERED,
    /** The other system will not take it as it is; later messages of the key wait until a user decides. */
    REFUSED,
    /** Somebody, or the mapping, has decided that it is not to be delivered. */
    SET_ASIDE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    public static Optional<MessageState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equals(name))
                .findFirst();
    }
}
