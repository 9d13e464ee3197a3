package org.switchboard.event.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A change that is published to all nodes. Whoever fires it as a CDI event within the transaction of the change publishes it to the
 * event log thereby ({@code ChangePublisher}): its type is the name of its class, such as {@code tickets-changed}, and its
 * payload are its components. Both are stored: event-types.txt of the tests lists the types.
 */
public interface Change {

    /** Of what it is the change; a group handles the changes of a key in order. */
    String eventKey();

    /** Who has made it; empty when that is not known. The event log keeps it in columns of its own, beside the payload. */
    Optional<ChangeAuthor> by();

    /** False for a change of which no reader wants to know. */
    default boolean concernsReaders() {
        return true;
    }

    static String typeOf(Class<? extends Change> change) {
        return change.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
