package org.switchboard.audit;

/** Whoever an entry names: a user, a program, a source or a job of the server. */
public interface Accountable {

    String name();

    /** Person, program, source or system, as a constant. */
    String originName();

    /** A person or a program, whose every change and reading is audited. What sources and jobs change is in the event log. */
    boolean isUser();
}
