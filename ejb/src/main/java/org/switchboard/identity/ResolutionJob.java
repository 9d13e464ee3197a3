package org.switchboard.identity;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.switchboard.job.PeriodicJob;
import org.switchboard.source.load.InitialLoads;

/**
 * Looks at the records that are due, beside everything else: soon after they have changed, and not while many records arrive (a
 * burst, an initial load), so that it never delays the intake. Once in the cluster,
 * so that its share of time does not grow with the nodes.
 */
@ApplicationScoped
public class ResolutionJob implements PeriodicJob {

    private static final int BATCH_SIZE = 500;
    /** The time of a run in every two seconds, because look-ups of agents have priority; more when the machine is idle. */
    private static final Duration RUN_TIME = Duration.ofMillis(500);

    private static final Duration IDLE_RUN_TIME = Duration.ofSeconds(1);
    private static final Duration IDLE_PAUSE = Duration.ofMillis(250);

    /** From begin to begin. */
    private static final Duration RUN_INTERVAL = Duration.ofSeconds(2);

    @Inject
    Resolution resolution;

    /** Matching needs the indexes that tables lack until their initial load ends. */
    @Inject
    InitialLoads loads;

    @Inject
    RecordBursts bursts;

    @Inject
    Clock clock;

    IdleMachine machine = new IdleMachine();

    private volatile boolean stopped;
    private volatile boolean workLeft;

    @PreDestroy
    void stop() {
        stopped = true;
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
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        machine.endCount();
        workLeft = false;
        if (bursts.isInBurst() || loads.unfinished().isPresent()) {
            return;
        }
        Instant end = clock.instant().plus(machine.isIdle() ? IDLE_RUN_TIME : RUN_TIME);
        workLeft =
                !(isDone(() -> resolution.index(BATCH_SIZE), end) && isDone(() -> resolution.resolve(BATCH_SIZE), end));
        machine.beginToCount();
    }

    /** Whether the machine is idle shows in the pause, when matching does not use it. */
    @Override
    public Duration pause() {
        return workLeft && machine.isIdle() ? IDLE_PAUSE : RUN_INTERVAL;
    }

    /** Whether nothing is left of it; the rest waits for the next run. */
    private boolean isDone(IntSupplier work, Instant end) {
        int processed;
        do {
            processed = work.getAsInt();
        } while (processed == BATCH_SIZE
                && !stopped
                && !bursts.isInBurst()
                && clock.instant().isBefore(end));
        return processed < BATCH_SIZE;
    }
}
