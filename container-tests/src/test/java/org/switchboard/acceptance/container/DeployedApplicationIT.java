package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.source.feed.Feeds;

@ArquillianTest
class DeployedApplicationIT {

    @Inject
    Feeds feeds;

    @Resource(lookup = "jdbc/switchboard")
    DataSource database;

    @Test
    void services_can_be_injected() {
        assertThat(feeds.freshness()).isNotNull();
    }

    @Test
    void database_has_the_schema_of_the_application() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet failed = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) filter (where not success), count(*) from flyway_schema_history")) {
            assertThat(failed.next()).isTrue();
            assertThat(failed.getInt(1)).isZero();
            assertThat(failed.getInt(2)).isPositive();
        }
    }

    @Test
    void no_users_exist_without_demo_users() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet users = connection
                        .createStatement()
                        .executeQuery("select count(*) from app_user where name not like 'it-%'")) {
            assertThat(users.next()).isTrue();
            assertThat(users.getInt(1)).isZero();
        }
    }
}
