package org.switchboard.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Gives persistence code Jdbi over the server's data source; transactions stay the container's. */
@ApplicationScoped
public class SetBasedAccess {

    @Resource(lookup = "jdbc/switchboard")
    DataSource dataSource;

    @Produces
    @Singleton
    Jdbi jdbi() {
        return Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
    }
}
