package org.switchboard.event.model;

/** The payload of an event is not what its type promises; no further attempt will change that. */
public class UnreadableEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
