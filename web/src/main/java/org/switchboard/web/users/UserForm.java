package org.switchboard.web.users;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;

/** What an administrator types of a user. */
public class UserForm implements Serializable {

    private String name;
    private String displayName;
    private String language = "zh-CN";
    private String[] roles = {};
    private String areas;

    static UserForm of(UserView user) {
        UserForm form = new UserForm();
        form.name = user.name();
        form.displayName = user.displayName();
        form.language = user.language();
        form.roles = user.roles().stream().map(Role::group).toArray(String[]::new);
        form.areas = user.areas().stream().sorted().collect(Collectors.joining(", "));
        return form;
    }

    Set<Role> chosenRoles() {
        return Role.ofGroups(Set.of(roles));
    }

    /** Parted by commas, those of Chinese too. */
    Set<String> typedAreas() {
        return Arrays.stream(Optional.ofNullable(areas).orElse("").split("[,，、;；\\n]"))
                .map(String::strip)
                .filter(area -> !area.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String[] getRoles() {
        return roles;
    }

    public void setRoles(String[] roles) {
        this.roles = roles;
    }

    public String getAreas() {
        return areas;
    }

    public void setAreas(String areas) {
        this.areas = areas;
    }
}
