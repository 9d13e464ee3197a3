package org.switchboard.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether the database answered the {@link DatabaseProbe} of this node last. While it does not, requests are refused at once
 * and jobs wait, instead of each trying for itself; the log has one line a minute.
 */
@ApplicationScoped
public class DatabaseAvailability {

    /** After which a refused caller may try again. */
    public static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(DatabaseAvailability.class.getName());

    private InstantSource clock;
    private volatile Instant lostSince;
    private volatile Instant availableSince = Instant.EPOCH;
    private LinePerMinute lines;

    protected DatabaseAvailability() {
        // for the container's proxy
    }

    @Inject
    public DatabaseAvailability(Clock clock) {
        this((InstantSource) clock);
    }

    DatabaseAvailability(InstantSource clock) {
        this.clock = clock;
        this.lines = new LinePerMinute(clock);
    }

    public boolean isLost() {
        return lostSince != null;
    }

    /** True as well as long as it has not been lost since the start. */
    public boolean isAvailableFor(Duration length) {
        return !isLost() && !clock.instant().isBefore(availableSince.plus(length));
    }

    synchronized void lost(Throwable failure) {
        if (lostSince == null) {
            lostSince = clock.instant();
        }
        String reason = SqlState.reasonOf(failure);
        if (lines.isDue(reason)) {
            LOG.log(
                    Level.WARNING,
                    "database unavailable since {0}, requests are refused until it answers: {1}",
                    new Object[] {lostSince, reason});
        }
    }

    synchronized void answered() {
        if (lostSince != null) {
            LOG.log(
                    Level.INFO,
                    "database available again after {0} s",
                    Duration.between(lostSince, clock.instant()).toSeconds());
            availableSince = clock.instant();
            lostSince = null;
            lines = new LinePerMinute(clock);
        }
    }
}
