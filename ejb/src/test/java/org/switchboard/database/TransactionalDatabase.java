package org.switchboard.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A {@link TestDatabase} with transactions over it as the container makes them: entity manager and Jdbi of a thread
 * share the connection of its transaction.
 */
public final class TransactionalDatabase implements AutoCloseable {

    private final ThreadTransactions transactions;
    private final EntityManagerFactory factory;
    private final EntityManager entities;
    private final Jdbi jdbi;

    public TransactionalDatabase() {
        this(TestDatabase.fresh());
    }

    /** Another node over a database that has the schema, with connections of its own. */
    public TransactionalDatabase(DataSource dataSource) {
        this.transactions = new ThreadTransactions(dataSource);
        this.factory = Persistence.createEntityManagerFactory(
                "switchboard",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        transactions,
                        "eclipselink.session-name",
                        UUID.randomUUID().toString(),
                        "eclipselink.logging.level",
                        "SEVERE"));
        transactions.makeEntityManagersWith(factory);
        this.entities = transactions.entityManager();
        this.jdbi = Jdbi.create(transactions);
    }

    /** As it was when it was made: no rows, counters at their beginning. */
    public TransactionalDatabase emptied() {
        jdbi.useHandle(handle -> {
            String tables = String.join(
                    ", ",
                    handle.createQuery("select tablename from pg_tables where schemaname = 'public'"
                                    + " and tablename <> 'flyway_schema_history'")
                            .mapTo(String.class)
                            .list());
            TestDatabase.truncate(handle, tables + " restart identity");
            handle.createQuery("select sequencename from pg_sequences where schemaname = 'public'")
                    .mapTo(String.class)
                    .list()
                    .forEach(sequence -> handle.execute("alter sequence " + sequence + " restart"));
        });
        return this;
    }

    /** The transaction that the thread runs, as the container provides it. */
    public EntityManager entities() {
        return entities;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Runs the action in one transaction: committed at its end, rolled back when it throws. */
    public <T> T inTransaction(Callable<T> action) {
        return transactions.run(action);
    }

    public void transact(Runnable action) {
        inTransaction(() -> {
            action.run();
            return null;
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
