package org.switchboard.source.intake;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.database.SqlState;

/** Tries a transaction again that the database ended for a reason that passes: a deadlock, a lock not had in time. */
final class PassingFailures {

    static final int MOST_TRIES = 4;

    private static final Logger LOG = Logger.getLogger(PassingFailures.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private PassingFailures() {}

    /** @throws Exception the last failure when no try succeeded, or the first one that does not pass */
    static <T> T tryAgain(Callable<T> transaction) throws Exception {
        for (int number = 1; ; number++) {
            try {
                return transaction.call();
            } catch (RuntimeException failure) {
                boolean passing =
                        SqlState.of(failure).filter(SqlState::isPassing).isPresent();
                if (!passing || number == MOST_TRIES) {
                    throw failure;
                }
                LOG.log(Level.INFO, "intake tried again number={0} cause={1}", new Object[] {
                    number, failure.getMessage().lines().findFirst().orElse("")
                });
                pause(number);
            }
        }
    }

    /** Of random length, so that two that hindered each other do not meet again. */
    private static void pause(int number) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(number * LONGEST_PAUSE.toMillis()));
    }
}
