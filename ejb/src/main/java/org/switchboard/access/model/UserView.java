package org.switchboard.access.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user as the administrator sees them.
 *
 * @param areas for which they are responsible; empty for all
 * @param oneTimeUntil while the password must be changed: until when it may be used for that
 */
public record UserView(
        String name,
        String displayName,
        String language,
        Set<Role> roles,
        Set<String> areas,
        boolean enabled,
        boolean demo,
        Instant createdAt,
        Optional<Instant> lastLoginAt,
        Optional<Instant> oneTimeUntil) {

    public UserView {
        roles = Set.copyOf(roles);
        areas = Set.copyOf(areas);
    }
}
