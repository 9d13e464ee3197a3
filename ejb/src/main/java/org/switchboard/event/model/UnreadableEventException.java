package org.switchboard.event.model;

/** The payload of an event does not have the form of its type; no further attempt will change that. */
public class UnreadableEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
