package org.switchboard.identity;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;

/**
 * Looks at the records that are due, beside everything else: soon after they have changed, and not while records pour in (a
 * flood, an initial load), so that it never holds the intake up.
 */
@Singleton
@Startup
@DependsOn("DatabaseSchema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResolutionScheduler {

    private static final Logger LOG = Logger.getLogger(ResolutionScheduler.class.getName());

    private static final int AT_ONCE = 500;
    /** Of every two seconds, because agents who look customers up come first. */
    private static final Duration TURN = Duration.ofMillis(500);
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

    @Resource
    ManagedExecutorService executor;

    private final AtomicBoolean working = new AtomicBoolean();
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

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void work() {
        if (isFlooded() || !working.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::workOn);
        } catch (RejectedExecutionException busy) {
            working.set(false);
        }
    }

    private void workOn() {
        try {
            if (loads.unfinished().isPresent()) {
                return;
            }
            Instant end = clock.instant().plus(TURN);
            if (isDone(() -> resolution.index(AT_ONCE), end)) {
                isDone(() -> resolution.resolve(AT_ONCE), end);
            }
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.log(Level.WARNING, "identity resolution-failed, tried again: {0}", e.toString());
            }
        } finally {
            working.set(false);
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
