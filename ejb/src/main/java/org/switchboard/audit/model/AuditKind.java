package org.switchboard.audit.model;

/** What sort of entry it is: a change, a way of reading, or what follows from reading too much. */
public enum AuditKind {
    CHANGE,
    /** One customer was opened. */
    VIEW,
    /** One ticket was opened, with the number that the caller gave for it. */
    TICKET,
    /** A list that shows several customers. */
    LIST,
    /** A question to the look-up; its text stands beside the entry. */
    LOOK_UP,
    /** Records were given out as they are. */
    EXPORT,
    /** Masked numbers were shown in full; the reason stands beside the entry. */
    REVEAL,
    /** A user read more than their budget. */
    ALARM,
    /** A service refused an actor that lacks the role. */
    DENIED;

    public boolean isReading() {
        return this == VIEW || this == TICKET || this == LIST || this == LOOK_UP || this == EXPORT || this == REVEAL;
    }
}
