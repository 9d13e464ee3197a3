package org.switchboard.access.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.shared.BusinessException;

/** What a person or a program may do; the name in lower case is the group that the server knows. */
public enum Role {
    AGENT,
    DISPATCHER,
    EDITOR,
    SUPERVISOR,
    INTEGRATOR,
    ADMIN;

    private final String group = name().toLowerCase(Locale.ROOT);

    public String group() {
        return group;
    }

    public static Set<Role> ofGroups(Set<String> groups) {
        return groups.stream().map(Role::ofGroup).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws BusinessException when there is no such role */
    public static Role ofGroup(String group) {
        return Arrays.stream(values())
                .filter(role -> role.group.equalsIgnoreCase(group))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-role", "role", group, group));
    }
}
