package org.switchboard.identity;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.job.PeriodicJob;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;

/**
 * Looks at the records that are due, beside everything else: soon after they have changed, and not while records pour in (a
 * flood, an initial load), so that it never holds the intake up.
 */
@ApplicationScoped
public class ResolutionJob implements PeriodicJob {

    private static final int AT_ONCE = 500;
    /** So long a turn is, of every two seconds, because agents who look customers up come first. */
    private static final Duration TURN = Duration.ofMillis(500);

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(1_500);
    /** More records than this within a breath are a flood. */
    private static final int FLOOD = 3_000;

    private static final Duration BREATH = Duration.ofSeconds(3);

    @Inject
    Resolution resolution;

    /** Matching needs the indexes that tables lack until their initial load ends. */
    @Inject
    InitialLoads loads;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    private Instant breathBegan = Instant.EPOCH;
    private int inThisBreath;
    private volatile Instant lastFlood = Instant.EPOCH;

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** Only counts, within the transaction; {@link ChangedRecords} marks what has changed. */
    public synchronized void stored(@Observes RecordsChanged change) {
        if (!DueTable.isToldBy(change.type())) {
            return;
        }
        Instant now = clock.instant();
        if (breathBegan.plus(BREATH).isBefore(now)) {
            breathBegan = now;
            inThisBreath = 0;
        }
        inThisBreath += change.keys().size();
        if (inThisBreath > FLOOD) {
            lastFlood = now;
        }
    }

    private boolean isFlooded() {
        return lastFlood.plus(BREATH).isAfter(clock.instant());
    }

    @Override
    public String name() {
        return "identity-resolution";
    }

    @Override
    public Duration interval() {
        return BETWEEN_TURNS;
    }

    @Override
    public void run() {
        if (isFlooded() || loads.unfinished().isPresent()) {
            return;
        }
        Instant end = clock.instant().plus(TURN);
        if (isDone(() -> resolution.index(AT_ONCE), end)) {
            isDone(() -> resolution.resolve(AT_ONCE), end);
        }
    }

    /** Whether nothing is left of it; what is, waits for the next turn. */
    private boolean isDone(IntSupplier work, Instant end) {
        int some;
        do {
            some = work.getAsInt();
        } while (some == AT_ONCE && !stopped && !isFlooded() && clock.instant().isBefore(end));
        return some < AT_ONCE;
    }
}
