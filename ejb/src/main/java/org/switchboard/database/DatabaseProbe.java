package org.switchboard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Asks the database every second on a connection of its own, so that neither a busy pool nor a request that waits decides
 * whether it answers. An answer that takes longer than {@link #LONGEST_ANSWER} is none: the machine may be gone without a word.
 */
final class DatabaseProbe {

    static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final DatabaseAvailability availability;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param database gives a connection of its own */
    DatabaseProbe(DataSource database, DatabaseAvailability availability) {
        this(database, availability, PAUSE);
    }

    DatabaseProbe(DataSource database, DatabaseAvailability availability, Duration pause) {
        this.database = database;
        this.availability = availability;
        this.pause = pause;
    }

    void begin(ThreadFactory threads) {
        Thread thread = threads.newThread(this::askUntilStopped);
        thread.setName("database-probe");
        thread.start();
    }

    void stop() {
        stopped.countDown();
    }

    private void askUntilStopped() {
        do {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
                askOn(connection);
            } catch (SQLException failure) {
                if (isOutage(failure)) {
                    availability.lost(failure);
                }
            }
        } while (pause());
    }

    private void askOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            do {
                statement.execute("select 1");
                availability.answered();
            } while (pause());
        }
    }

    /** That all connections are in use is no word about the database. */
    private static boolean isOutage(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("ConnectionWaitTimeoutException")) {
                return false;
            }
        }
        return true;
    }

    /** False when the probe is to end. */
    private boolean pause() {
        try {
            return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
