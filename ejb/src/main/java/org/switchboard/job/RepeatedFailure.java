package org.switchboard.job;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.database.SqlState;

/** Keeps the log of a job readable while it fails every second: each cause is a warning once. Used by one thread at a time. */
final class RepeatedFailure {

    private static final Logger LOG = Logger.getLogger(RepeatedFailure.class.getName());

    private volatile String last;

    /** That the database is away is no matter of a job, and has its own lines. */
    void log(String job, Throwable failure) {
        if (SqlState.isOutage(failure)) {
            LOG.log(Level.FINE, "job " + job + " waits for the database", failure);
            return;
        }
        String cause = describe(failure);
        LOG.log(cause.equals(last) ? Level.FINE : Level.WARNING, "job " + job + " failed, tried again", failure);
        last = cause;
    }

    void over(String job) {
        if (last != null) {
            LOG.log(Level.INFO, "job {0} succeeded again", job);
            last = null;
        }
    }

    /** Without numbers, which differ from one failure to the next: ids, ports, milliseconds. */
    private static String describe(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString().replaceAll("\\d+", "#");
    }
}
