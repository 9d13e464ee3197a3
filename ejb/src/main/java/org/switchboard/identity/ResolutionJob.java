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
 * Looks at the records that are due, beside everything else: soon after they have changed, and not while many records arrive (a
 * burst, an initial load), so that it never delays the intake.
 */
@ApplicationScoped
public class ResolutionJob implements PeriodicJob {

    private static final int BATCH_SIZE = 500;
    /** The time of a run in every two seconds, because look-ups of agents have priority. */
    private static final Duration RUN_TIME = Duration.ofMillis(500);

    private static final Duration RUN_INTERVAL = Duration.ofMillis(1_500);
    /** More records than this within the window are a burst. */
    private static final int BURST_RECORDS = 3_000;

    private static final Duration BURST_WINDOW = Duration.ofSeconds(3);

    @Inject
    Resolution resolution;

    /** Matching needs the indexes that tables lack until their initial load ends. */
    @Inject
    InitialLoads loads;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    private Instant windowBegan = Instant.EPOCH;
    private int recordsInWindow;
    private volatile Instant lastBurst = Instant.EPOCH;

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** Only counts, within the transaction; {@link ChangedRecords} marks what has changed. */
    public synchronized void stored(@Observes RecordsChanged change) {
        if (!DueTable.isAffectedBy(change.type())) {
            return;
        }
        Instant now = clock.instant();
        if (windowBegan.plus(BURST_WINDOW).isBefore(now)) {
            windowBegan = now;
            recordsInWindow = 0;
        }
        recordsInWindow += change.keys().size();
        if (recordsInWindow > BURST_RECORDS) {
            lastBurst = now;
        }
    }

    private boolean isInBurst() {
        return lastBurst.plus(BURST_WINDOW).isAfter(clock.instant());
    }

    @Override
    public String name() {
        return "identity-resolution";
    }

    @Override
    public Duration interval() {
        return RUN_INTERVAL;
    }

    @Override
    public void run() {
        if (isInBurst() || loads.unfinished().isPresent()) {
            return;
        }
        Instant end = clock.instant().plus(RUN_TIME);
        if (isDone(() -> resolution.index(BATCH_SIZE), end)) {
            isDone(() -> resolution.resolve(BATCH_SIZE), end);
        }
    }

    /** Whether nothing is left of it; the rest waits for the next run. */
    private boolean isDone(IntSupplier work, Instant end) {
        int processed;
        do {
            processed = work.getAsInt();
        } while (processed == BATCH_SIZE
                && !stopped
                && !isInBurst()
                && clock.instant().isBefore(end));
        return processed < BATCH_SIZE;
    }
}
