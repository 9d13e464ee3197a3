package org.switchboard.access.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A user as the administrator sees them. */
public record UserView(
        String name,
        String displayName,
        String language,
        Set<Role> roles,
        boolean enabled,
        boolean demo,
        Instant createdAt,
        Optional<Instant> lastLoginAt) {

    public UserView {
        roles = Set.copyOf(roles);
    }
}
