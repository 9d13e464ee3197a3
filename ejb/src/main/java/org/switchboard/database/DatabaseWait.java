package org.switchboard.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tries something until the database can be reached, and logs the reason once a minute. */
final class DatabaseWait {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Duration betweenTries;
    private final InstantSource clock;
    private Instant nextLine = Instant.MIN;

    DatabaseWait(Duration betweenTries, InstantSource clock) {
        this.betweenTries = betweenTries;
        this.clock = clock;
    }

    /** @throws RuntimeException of the action, when it is about something else than the connection */
    void until(Runnable action) {
        while (true) {
            try {
                action.run();
                return;
            } catch (RuntimeException failure) {
                if (SqlState.of(failure).filter(SqlState::isConnectionFailure).isEmpty()) {
                    throw failure;
                }
                log(failure);
                pause(failure);
            }
        }
    }

    private void log(RuntimeException failure) {
        Instant now = clock.instant();
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(BETWEEN_LINES);
            LOG.log(Level.WARNING, "database not reached, trying again without end: {0}", SqlState.reasonOf(failure));
        }
    }

    private void pause(RuntimeException failure) {
        try {
            TimeUnit.MILLISECONDS.sleep(betweenTries.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
