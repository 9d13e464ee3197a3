package org.switchboard.web.api.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.IssuedPassword;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.web.api.answer.Answer;

/**
 * A user.
 *
 * @param oneTimeUntil while the password must be changed: until when it may be used for that
 * @param oneTimePassword only in the answer of the call that has made it
 */
public record UserAnswer(
        String name,
        String displayName,
        String language,
        Set<Role> roles,
        Set<String> areas,
        boolean enabled,
        boolean demo,
        Instant createdAt,
        Optional<Instant> lastLoginAt,
        Optional<Instant> oneTimeUntil,
        Optional<String> oneTimePassword)
        implements Answer {

    public static UserAnswer of(UserView user) {
        return of(user, Optional.empty());
    }

    static UserAnswer of(IssuedPassword issued) {
        return of(issued.user(), Optional.of(issued.password()));
    }

    private static UserAnswer of(UserView user, Optional<String> oneTimePassword) {
        return new UserAnswer(
                user.name(),
                user.displayName(),
                user.language(),
                user.roles(),
                user.areas(),
                user.enabled(),
                user.demo(),
                user.createdAt(),
                user.lastLoginAt(),
                user.oneTimeUntil(),
                oneTimePassword);
    }
}
