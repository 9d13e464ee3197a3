package org.switchboard.access.model;

import java.util.EnumSet;
import java.util.Set;

/** Actors of tests. */
public final class Actors {

    private Actors() {}

    /** A person with every role, for tests that are not about roles. */
    public static Actor person(String name) {
        return Actor.person(name, EnumSet.allOf(Role.class), Set.of());
    }

    /** A person with nothing but this role, responsible for these areas; for all when none is named. */
    public static Actor only(Role role, String... areas) {
        return Actor.person("only-" + role.group(), Set.of(role), Set.of(areas));
    }
}
