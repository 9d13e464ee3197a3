package org.switchboard.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.switchboard.job.PeriodicJob;

/** Handles on this node what is due, then waits until the next deadline. */
@ApplicationScoped
public class DeadlineJob implements PeriodicJob {

    public static final String NAME = "deadlines";

    /** At the latest, for deadlines without notification on this node. */
    static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

    /** While another node processes a due one. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Of one run; the next one follows at once. */
    private static final int MOST_A_RUN = 100;

    private DeadlineRunner runner;
    private boolean more;

    protected DeadlineJob() {
        // for the container's proxy
    }

    @Inject
    public DeadlineJob(DeadlineRunner runner) {
        this.runner = runner;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return CHECK_INTERVAL;
    }

    @Override
    public void run() {
        more = true;
        for (int handled = 0; more && handled < MOST_A_RUN; handled++) {
            more = runner.handleNext();
        }
    }

    @Override
    public Duration pause() {
        if (more) {
            return Duration.ZERO;
        }
        Duration next = runner.untilNext().orElse(CHECK_INTERVAL);
        if (next.isZero()) {
            return SHORTEST_PAUSE;
        }
        return next.compareTo(CHECK_INTERVAL) < 0 ? next : CHECK_INTERVAL;
    }
}
