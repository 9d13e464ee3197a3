package org.switchboard.event.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for notifications on a connection that is used for nothing else and stays open. When it fails another one is
 * opened. Readers also look by themselves, so that a lost notification costs time and nothing else.
 */
@ApplicationScoped
public class EventNotifications {

    private static final Logger LOG = Logger.getLogger(EventNotifications.class.getName());

    /** How soon the listener notices that it is to end. */
    private static final int WAIT_MILLIS = 500;

    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    private volatile boolean stopped = true;

    /** For the container. */
    protected EventNotifications() {}

    public EventNotifications(DataSource database) {
        this.database = database;
    }

    /** Allows {@link #listen} to run until {@link #stop}. Called where the thread is made, so that no stop is lost. */
    public void start() {
        stopped = false;
    }

    public void stop() {
        stopped = true;
    }

    /**
     * Runs until it is stopped, which may be before it is called.
     *
     * @param wake called after each notification, and after each connection, before which some may have been lost
     * @param checkInterval after this time without notification the connection is checked
     */
    public void listen(Runnable wake, Duration checkInterval) {
        boolean failing = false;
        while (!stopped) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                execute(connection, "listen " + EventLogTable.CHANNEL);
                LOG.log(failing ? Level.INFO : Level.FINE, "event notifications: listening");
                failing = false;
                wake.run();
                receive(connection, wake, checkInterval);
                // the connection may go back to a pool, and its session live on
                execute(connection, "unlisten *");
            } catch (SQLException | RuntimeException unavailable) {
                LOG.log(
                        failing ? Level.FINE : Level.WARNING,
                        "event notifications: not listening, tried again: {0}",
                        unavailable.getMessage());
                failing = true;
                pause();
            }
        }
    }

    private void receive(Connection connection, Runnable wake, Duration checkInterval) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        long receivedAt = System.nanoTime();
        while (!stopped) {
            PGNotification[] received = listening.getNotifications(WAIT_MILLIS);
            if (received != null && received.length > 0) {
                receivedAt = System.nanoTime();
                wake.run();
            } else if (System.nanoTime() - receivedAt > checkInterval.toNanos()) {
                execute(connection, "select 1");
                receivedAt = System.nanoTime();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized void pause() {
        try {
            if (!stopped) {
                wait(WAIT_MILLIS);
            }
        } catch (InterruptedException ended) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
