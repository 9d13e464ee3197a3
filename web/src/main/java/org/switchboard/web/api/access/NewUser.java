package org.switchboard.web.api.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;
import org.switchboard.web.api.list.QueryValue;

/** What is sent to admit a user; roles by their names, the language as a BCP 47 tag, {@code en} when it is missing. */
public record NewUser(String name, String displayName, String language, List<String> roles, String password) {

    UserView createBy(UserAdministration users, Actor actor) {
        return users.create(
                QueryValue.required("name", name),
                displayName,
                QueryValue.given(language).orElse("en"),
                rolesNamed(roles),
                QueryValue.required("password", password),
                actor);
    }

    static Set<Role> rolesNamed(List<String> names) {
        return Optional.ofNullable(names).orElse(List.of()).stream()
                .map(Role::ofGroup)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
