package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.job.PeriodicJob;

/** Ends transactions of this application that were left open. */
@ApplicationScoped
public class IdleTransactionsJob implements PeriodicJob {

    @Inject
    EventLogMaintenance maintenance;

    @Inject
    @ConfigProperty(name = "switchboard.events.idle-transaction.minutes", defaultValue = "10")
    int idleMinutes;

    @Override
    public String name() {
        return "idle-transactions";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Scope scope() {
        return Scope.ONCE_IN_CLUSTER;
    }

    @Override
    public void run() {
        maintenance.endIdleTransactions(Duration.ofMinutes(idleMinutes));
    }
}
