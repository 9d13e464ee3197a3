package org.switchboard.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has PostgreSQL plan a statement each time it is run. A plan that it keeps was made for the tables as they were: one made
 * while they were empty reads them from end to end for each row once they are full.
 */
public final class PlannedAnew implements StatementCustomizer {

    public static final PlannedAnew EACH_TIME = new PlannedAnew();

    private static final int NEVER_KEPT = 0;

    private PlannedAnew() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER_KEPT);
    }
}
