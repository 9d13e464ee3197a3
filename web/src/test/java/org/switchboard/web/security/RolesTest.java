package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Role;

class RolesTest {

    @Test
    void the_names_in_annotations_are_those_of_the_feature() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field constant : Roles.class.getDeclaredFields()) {
            names.add((String) constant.get(null));
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::group).toList());
    }

    @Test
    void every_role_is_declared_to_the_server() throws IOException {
        String webXml = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        String declared = webXml.substring(webXml.indexOf("<security-role>"));
        for (Role role : Role.values()) {
            assertThat(declared).contains("<role-name>" + role.group() + "</role-name>");
        }
    }
}
