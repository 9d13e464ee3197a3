package org.switchboard.access.model;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user whose password was right.
 *
 * @param areas for which they are responsible; empty for all
 * @param oneTimePassword whether they may do nothing but change it
 */
public record SignedIn(
        String name, String displayName, String language, Set<Role> roles, Set<String> areas, boolean oneTimePassword) {

    public SignedIn {
        roles = Set.copyOf(roles);
        areas = Set.copyOf(areas);
    }

    public Set<String> groups() {
        return roles.stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
    }
}
