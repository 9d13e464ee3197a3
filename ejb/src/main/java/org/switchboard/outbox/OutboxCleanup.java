package org.switchboard.outbox;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets messages that were delivered or set aside long ago. */
@Singleton
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxCleanup {

    private static final Logger LOG = Logger.getLogger(OutboxCleanup.class.getName());
    private static final int AT_ONCE = 5_000;

    @Inject
    OutboxDesk desk;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.outbox.keep.days", defaultValue = "30")
    int days;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int forgotten = 0;
        int some;
        do {
            some = desk.forgetSettledBefore(before, AT_ONCE);
            forgotten += some;
        } while (some == AT_ONCE);
        if (forgotten > 0) {
            LOG.info("outbox forgotten messages=" + forgotten);
        }
    }
}
