package org.switchboard.integration.trial;

import java.time.Duration;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.model.FeedId;

/** A trial does not reconcile keys. */
final class NoReconciliation extends KeyReconciliation {

    @Override
    public boolean isDue(FeedId feed, Duration period) {
        return false;
    }
}
