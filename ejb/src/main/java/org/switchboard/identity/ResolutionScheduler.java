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
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.switchboard.identity.persistence.DueTable;
import org.switchboard.source.RecordsChanged;
import org.switchboard.source.load.InitialLoads;

/**
 * Keeps identities up to date beside everything else: marks what changed once it is committed, and looks at it soon after.
 * While records pour in (a first load, a flood) it does neither, so that it never holds the intake up; it makes up for it
 * by the time at which they were received, which is also how nothing is lost when the server dies.
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
    /** No transaction of the intake takes longer. */
    private static final Duration LONGEST_INTAKE = Duration.ofMinutes(15);

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int MOST_MARKERS = 20;

    @Inject
    Resolution resolution;

    /** Matching needs the indexes that tables lack until their initial load ends. */
    @Inject
    InitialLoads loads;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    /** From when on received records may not be marked; empty when all are. */
    private final AtomicReference<Instant> unmarkedSince = new AtomicReference<>();

    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicInteger marking = new AtomicInteger();
    private volatile boolean begun;
    private volatile boolean stopped;
    private volatile Instant lastNote = Instant.EPOCH;

    private Instant breathBegan = Instant.EPOCH;
    private int inThisBreath;
    private volatile Instant lastFlood = Instant.EPOCH;

    @PreDestroy
    void stop() {
        stopped = true;
    }

    public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordsChanged change) {
        if (!DueTable.isToldBy(change.type())) {
            return;
        }
        if (isFlood(change.keys().size()) || marking.get() >= MOST_MARKERS) {
            markLater();
            return;
        }
        marking.incrementAndGet();
        try {
            executor.execute(() -> mark(change));
        } catch (RejectedExecutionException busy) {
            marking.decrementAndGet();
            markLater();
        }
    }

    private void mark(RecordsChanged change) {
        try {
            resolution.mark(change.type(), change.source(), change.keys());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "identity marking-failed: {0}", e.toString());
            markLater();
        } finally {
            marking.decrementAndGet();
        }
    }

    private void markLater() {
        Instant since = clock.instant().minus(LONGEST_INTAKE);
        unmarkedSince.accumulateAndGet(since, (held, later) -> held == null || later.isBefore(held) ? later : held);
    }

    private synchronized boolean isFlood(int records) {
        Instant now = clock.instant();
        if (breathBegan.plus(BREATH).isBefore(now)) {
            breathBegan = now;
            inThisBreath = 0;
        }
        inThisBreath += records;
        if (inThisBreath > FLOOD) {
            lastFlood = now;
        }
        return isFlooded();
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
            if (!begun) {
                unmarkedSince.set(resolution.markedUntil().minus(LONGEST_INTAKE));
                begun = true;
            }
            Instant since = unmarkedSince.getAndSet(null);
            if (since != null) {
                markSince(since);
            }
            Instant end = clock.instant().plus(TURN);
            if (isDone(() -> resolution.index(AT_ONCE), end)) {
                isDone(() -> resolution.resolve(AT_ONCE), end);
            }
            note();
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

    private void markSince(Instant since) {
        try {
            int marked = resolution.markReceivedSince(since);
            if (marked > 0) {
                LOG.info("identity marked records=" + marked);
            }
        } catch (RuntimeException e) {
            markLater();
            unmarkedSince.accumulateAndGet(since, (held, earlier) -> held.isBefore(earlier) ? held : earlier);
            throw e;
        }
    }

    /** That all is marked up to a while ago, for whoever starts next. */
    private void note() {
        Instant now = clock.instant();
        if (unmarkedSince.get() == null
                && marking.get() == 0
                && lastNote.plus(BETWEEN_NOTES).isBefore(now)) {
            resolution.markedUntil(now);
            lastNote = now;
        }
    }
}
