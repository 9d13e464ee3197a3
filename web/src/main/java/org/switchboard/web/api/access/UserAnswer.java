package org.switchboard.web.api.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.web.api.answer.Answer;

/** A user. */
public record UserAnswer(
        String name,
        String displayName,
        String language,
        Set<Role> roles,
        Set<String> areas,
        boolean enabled,
        boolean demo,
        Instant createdAt,
        Optional<Instant> lastLoginAt)
        implements Answer {

    public static UserAnswer of(UserView user) {
        return new UserAnswer(
                user.name(),
                user.displayName(),
                user.language(),
                user.roles(),
                user.areas(),
                user.enabled(),
                user.demo(),
                user.createdAt(),
                user.lastLoginAt());
    }
}
