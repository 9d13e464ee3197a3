package org.switchboard.web.api.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.switchboard.access.OneTimePasswords;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.UserView;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/** What is sent to change a user: exactly one of these. */
public record UserChange(
        List<String> roles,
        List<String> areas,
        Boolean enabled,
        String language,
        String password,
        Boolean oneTimePassword) {

    UserAnswer applyTo(String name, UserAdministration users, OneTimePasswords passwords, Actor actor) {
        if (Stream.of(roles, areas, enabled, language, password, oneTimePassword)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new ProblemException(Problem.of(
                    ProblemKind.ONE_OF_THESE,
                    null,
                    null,
                    "roles, areas, enabled, language, password, oneTimePassword"));
        }
        if (oneTimePassword != null) {
            return UserAnswer.of(passwords.issue(name, actor));
        }
        return UserAnswer.of(change(name, users, actor));
    }

    private UserView change(String name, UserAdministration users, Actor actor) {
        if (roles != null) {
            return users.assign(name, NewUser.rolesNamed(roles), actor);
        }
        if (areas != null) {
            return users.assignAreas(name, new LinkedHashSet<>(areas), actor);
        }
        if (language != null) {
            return users.changeLanguage(name, language, actor);
        }
        if (password != null) {
            users.resetPassword(name, password, actor);
            return users.find(name, actor).orElseThrow();
        }
        return enabled ? users.enable(name, actor) : users.disable(name, actor);
    }
}
