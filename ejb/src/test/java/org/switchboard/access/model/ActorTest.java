package org.switchboard.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchboard.event.model.ChangeAuthor;

class ActorTest {

    @ParameterizedTest
    @EnumSource(Permission.class)
    void a_person_needs_one_of_the_roles(Permission permission) {
        for (Role role : Role.values()) {
            assertThat(Actors.only(role).may(permission))
                    .as(role + " " + permission)
                    .isEqualTo(permission.roles().contains(role));
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void a_job_of_the_server_may_do_all(Permission permission) {
        assertThatCode(() -> Actor.system("retention").require(permission)).doesNotThrowAnyException();
    }

    @Test
    void a_source_delivers_records_and_reports_steps_of_orders_and_nothing_else() {
        Set<Permission> given = EnumSet.allOf(Permission.class);
        given.removeIf(permission -> !Actor.source("crm").may(permission));
        assertThat(given).containsExactlyInAnyOrder(Permission.DELIVER_RECORDS, Permission.DISPATCH);
    }

    @Test
    void a_source_with_the_name_of_a_user_is_another_actor() {
        assertThat(Actors.only(Role.ADMIN).isSource("only-admin")).isFalse();
        assertThat(Actor.source("crm").isSource("crm")).isTrue();
        assertThat(Actor.source("crm").author()).contains(new ChangeAuthor("crm", "SOURCE"));
    }

    @Test
    void a_refusal_names_the_roles_in_the_language_of_the_reader() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> Actors.only(Role.EDITOR).require(Permission.HANDLE_CALLS))
                .satisfies(refusal -> {
                    assertThat(refusal.sentence(Locale.ENGLISH)).contains("agent, supervisor, administrator");
                    assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains("坐席、值班长、系统管理员");
                });
    }

    @Test
    void an_actor_without_a_name_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.source(" "));
    }
}
