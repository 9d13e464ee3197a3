package org.switchboard.web.api.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.OneTimePasswords;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.web.api.list.QueryValue;

/**
 * What is sent to admit a user; roles by their names, the language as a BCP 47 tag, {@code en} when it is missing. Without a
 * password the user gets a one-time password, which the answer holds.
 */
public record NewUser(String name, String displayName, String language, List<String> roles, String password) {

    UserAnswer createBy(UserAdministration users, OneTimePasswords passwords, Actor actor) {
        String wanted = QueryValue.required("name", name);
        String tag = QueryValue.given(language).orElse("en");
        return password == null
                ? UserAnswer.of(passwords.create(wanted, displayName, tag, rolesNamed(roles), actor))
                : UserAnswer.of(users.create(wanted, displayName, tag, rolesNamed(roles), password, actor));
    }

    static Set<Role> rolesNamed(List<String> names) {
        return Optional.ofNullable(names).orElse(List.of()).stream()
                .map(Role::ofGroup)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
