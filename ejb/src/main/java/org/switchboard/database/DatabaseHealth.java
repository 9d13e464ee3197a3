package org.switchboard.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Whether the database can be worked with now. A failure is an answer here, and logged in one line. */
@ApplicationScoped
public class DatabaseHealth {

    private static final Logger LOG = Logger.getLogger(DatabaseHealth.class.getName());
    private static final String BROUGHT_UP_TO_DATE =
            "select count(*) > 0 and bool_and(success) from flyway_schema_history";
    private static final int SECONDS = 2;

    @Resource(lookup = "jdbc/switchboard")
    DataSource dataSource;

    @Inject
    DatabaseAvailability availability;

    /** It answers within two seconds, besides the wait for a free connection. */
    public boolean answers() {
        return !availability.isLost() && isTrue("select true");
    }

    /** A schema was made, and none of its changes has failed; whether one of this version is outstanding is not asked. */
    public boolean hasSchema() {
        return !availability.isLost() && isTrue(BROUGHT_UP_TO_DATE);
    }

    private boolean isTrue(String question) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet answer = statement.executeQuery(question)) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException failure) {
            // an outage has its own line, and whoever asks gets the answer anyway
            LOG.log(
                    SqlState.isOutage(failure) ? Level.FINE : Level.WARNING,
                    "database unhealthy: {0}",
                    failure.getMessage());
            return false;
        }
    }
}
