package org.switchboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.switchboard.job.Batches;
import org.switchboard.job.PeriodicJob;

/** Seals new entries, and writes the head of the chain to the log once an hour: whoever keeps logs elsewhere has it there. */
@ApplicationScoped
public class AuditSealJob implements PeriodicJob {

    private static final Logger LOG = Logger.getLogger(AuditSealJob.class.getName());
    private static final int BATCH = 2_000;
    private static final Duration HEAD_LOGGED_EVERY = Duration.ofHours(1);

    @Inject
    AuditChain chain;

    @Inject
    Clock clock;

    private Instant logged = Instant.EPOCH;

    @Override
    public String name() {
        return "audit-seal";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        Batches.all(BATCH, chain::seal);
        if (!logged.plus(HEAD_LOGGED_EVERY).isAfter(clock.instant())) {
            chain.head().ifPresent(head -> LOG.info("audit head=" + head));
            logged = clock.instant();
        }
    }
}
