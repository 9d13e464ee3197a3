package org.switchboard.shared;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Who makes a change. A person, a program and a source system may bear the same name and are different all the same.
 *
 * @param name of the user, or the name by which the source is known
 */
public record Actor(@NotBlank String name, @NotNull Origin origin) {

    /** What sort of actor. */
    public enum Origin {
        PERSON,
        /** Signed in like a person, and using the API. */
        PROGRAM,
        /** A system whose records are taken in. */
        SOURCE
    }

    public static Actor person(String user) {
        return new Actor(user, Origin.PERSON);
    }

    public static Actor program(String user) {
        return new Actor(user, Origin.PROGRAM);
    }

    public static Actor source(String name) {
        return new Actor(name, Origin.SOURCE);
    }

    public boolean isSource(String source) {
        return origin == Origin.SOURCE && name.equals(source);
    }
}
