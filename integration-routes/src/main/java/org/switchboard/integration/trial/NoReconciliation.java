package org.switchboard.integration.trial;

import java.time.Duration;
import org.switchboard.source.feed.FeedId;
import org.switchboard.source.intake.KeyReconciliation;

/** A trial looks for nothing that is gone. */
final class NoReconciliation extends KeyReconciliation {

    @Override
    public boolean isDue(FeedId feed, Duration period) {
        return false;
    }
}
