package org.switchboard.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** Gives persistence code Jdbi over the server's data source; transactions stay the container's. */
@ApplicationScoped
public class SetBasedAccess {

    private static final String DATA_SOURCE = "jdbc/switchboard";

    /** All that happens in one transaction happens on one connection. */
    @Resource(lookup = DATA_SOURCE)
    DataSource ofTransactions;

    /**
     * Outside transactions the server would keep a shared connection back until the request ends, for whoever might want
     * it again; a request that then begins a transaction holds two, and under load each waits for another's second one.
     */
    @Resource(lookup = DATA_SOURCE, shareable = false)
    DataSource ofSingleStatements;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Produces
    @Singleton
    Jdbi jdbi() {
        return configured(Jdbi.create(() -> transactions.getTransactionKey() == null
                ? ofSingleStatements.getConnection()
                : ofTransactions.getConnection()));
    }

    /** Named parameters that a composed statement does not use are allowed: look-ups leave branches out. */
    public static Jdbi over(DataSource dataSource) {
        return configured(Jdbi.create(dataSource));
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }
}
