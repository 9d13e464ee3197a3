package org.switchboard.draft;

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

/** Deletes drafts that nobody has touched for a month. */
@Singleton
@DependsOn("DatabaseSchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DraftCleanup {

    private static final Logger LOG = Logger.getLogger(DraftCleanup.class.getName());
    private static final int BATCH = 1_000;

    @Inject
    Drafts drafts;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchboard.drafts.keep.days", defaultValue = "30")
    int days;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void deleteOld() {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int deleted = 0;
        int some;
        do {
            some = drafts.deleteSavedBefore(before, BATCH);
            deleted += some;
        } while (some >= BATCH);
        if (deleted > 0) {
            LOG.info("drafts deleted=" + deleted);
        }
    }
}
