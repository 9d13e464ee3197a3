package org.switchboard.access.model;

import java.util.Set;
import java.util.stream.Collectors;

/** A user whose password was right. */
public record SignedIn(String name, String displayName, String language, Set<Role> roles) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    public Set<String> groups() {
        return roles.stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
    }
}
