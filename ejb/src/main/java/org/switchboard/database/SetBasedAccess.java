package org.switchboard.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Gives persistence code Jdbi over the server's data source; transactions stay the container's. */
@ApplicationScoped
public class SetBasedAccess {

    @Resource(lookup = "jdbc/switchboard")
    DataSource dataSource;

    @Produces
    @Singleton
    Jdbi jdbi() {
        return over(dataSource);
    }

    /** Named parameters that a composed statement does not use are allowed: look-ups leave branches out. */
    public static Jdbi over(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }
}
