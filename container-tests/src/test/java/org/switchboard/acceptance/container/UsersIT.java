package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.access.SignIn;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;

/** Who may come in, as the server decides it; the names begin with {@code it-}, for the database is shared. */
@ArquillianTest
class UsersIT {

    private static final Actor IT = Actor.system("it");

    private static final String PASSWORD = "Long-enough-for-one-7";
    private static final String HERE = "192.0.2.7";

    @Inject
    UserAdministration users;

    @Inject
    SignIn signIn;

    @Inject
    UserTransaction transaction;

    @Resource(lookup = "jdbc/switchboard")
    DataSource database;

    @Test
    void user_signs_in_with_their_roles_and_the_password_is_stored_nowhere() throws SQLException {
        users.create("it-agent", "代理 Agent", "zh", Set.of(Role.AGENT), PASSWORD, IT);

        assertThat(signIn.check("it-agent", PASSWORD, HERE).signedIn())
                .hasValueSatisfying(user -> assertThat(user.groups()).containsExactly(Role.AGENT.group()));
        assertThat(signIn.check("it-agent", PASSWORD + "!", HERE).signedIn()).isEmpty();
        assertThat(hashOf("it-agent")).startsWith("PBKDF2").doesNotContain(PASSWORD);
    }

    @Test
    void disabled_user_is_refused_at_once_despite_cached_credentials() {
        users.create("it-admin", "Admin", "en", Set.of(Role.ADMIN), PASSWORD, IT);
        users.create("it-leaver", "Leaver", "en", Set.of(Role.DISPATCHER), PASSWORD, IT);
        assertThat(signIn.check("it-leaver", PASSWORD, HERE).signedIn()).isPresent();

        users.disable("it-leaver", IT);

        assertThat(signIn.check("it-leaver", PASSWORD, HERE).signedIn()).isEmpty();
    }

    @Test
    void rolled_back_creation_leaves_no_user() throws Exception {
        transaction.begin();
        users.create("it-nobody", "Nobody", "en", Set.of(Role.AGENT), PASSWORD, IT);
        transaction.rollback();

        assertThat(users.find("it-nobody", IT)).isEmpty();
        assertThat(signIn.check("it-nobody", PASSWORD, HERE).signedIn()).isEmpty();
    }

    @Test
    void the_event_log_names_who_has_changed_a_user() throws SQLException {
        Actor boss = Actor.person("it-boss", Set.of(Role.ADMIN), Set.of());

        users.create("it-logged", "Logged", "en", Set.of(Role.AGENT), PASSWORD, boss);

        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select actor, actor_origin from event_log where type = 'user-changed' and key = 'it-logged'");
                ResultSet found = query.executeQuery()) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString("actor")).isEqualTo("it-boss");
            assertThat(found.getString("actor_origin")).isEqualTo("PERSON");
        }
    }

    private String hashOf(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select password_hash from app_user where name = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }
}
