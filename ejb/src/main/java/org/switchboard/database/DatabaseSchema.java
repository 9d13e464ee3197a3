package org.switchboard.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.switchboard.node.NodeStart;
import org.switchboard.node.StartGuard;
import org.switchboard.node.StartSettings;

/** Brings the schema up to date when the server starts; {@code EventLogStartup} follows, then the other start-up beans. */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabaseSchema {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    @Resource(lookup = "jdbc/switchboard")
    DataSource dataSource;

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource ofProbe;

    @Inject
    StartSettings settings;

    @Inject
    NodeStart node;

    @Inject
    DatabaseAvailability availability;

    @Resource
    ManagedThreadFactory threads;

    private DatabaseProbe probe;

    @PostConstruct
    void start() {
        settings.check();
        if (!node.hasFailed()) {
            migrate(dataSource, getClass().getClassLoader());
            probe = new DatabaseProbe(ofProbe, availability);
            probe.begin(threads);
        }
    }

    @PreDestroy
    void stop() {
        if (probe != null) {
            probe.stop();
        }
    }

    /**
     * Waits for the database without end: one that comes up after us must not leave the application unavailable until a
     * restart. Also used by tests and benchmarks that need the schema without a server.
     */
    public static void migrate(DataSource dataSource, ClassLoader migrations) {
        new DatabaseWait(BETWEEN_TRIES, Clock.systemUTC()).until(() -> migrateOnce(dataSource, migrations));
    }

    private static void migrateOnce(DataSource dataSource, ClassLoader migrations) {
        Flyway.configure(migrations)
                .dataSource(dataSource)
                // Inside Liberty Flyway finds a folder by the empty file flyway.location in it. It looks into
                // db/callback whatever is configured here, so that folder has such a file too.
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                // features bring theirs as services, since this package knows none of them
                .javaMigrations(ServiceLoader.load(JavaMigration.class, migrations).stream()
                        .map(ServiceLoader.Provider::get)
                        .toArray(JavaMigration[]::new))
                .load()
                .migrate();
    }
}
