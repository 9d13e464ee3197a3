package org.switchboard.database;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tries something until the database can be reached, and logs each reason once a minute. */
final class DatabaseWait {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());

    private final Duration betweenTries;
    private final LinePerMinute lines;

    DatabaseWait(Duration betweenTries, InstantSource clock) {
        this.betweenTries = betweenTries;
        this.lines = new LinePerMinute(clock);
    }

    /** @throws RuntimeException of the action, when it is about something else than the connection */
    void until(Runnable action) {
        while (true) {
            try {
                action.run();
                return;
            } catch (RuntimeException failure) {
                if (!SqlState.isOutage(failure)) {
                    throw failure;
                }
                log(failure);
                pause(failure);
            }
        }
    }

    private void log(RuntimeException failure) {
        String reason = SqlState.reasonOf(failure);
        if (lines.isDue(reason)) {
            LOG.log(Level.WARNING, "database not reached, trying again without end: {0}", reason);
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
