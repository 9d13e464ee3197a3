package org.switchboard.audit;

import java.time.Duration;
import org.switchboard.shared.BusinessException;

/** A user has read more in a minute than a person can who answers calls. Nothing was read. */
public class ReadingBudgetExceeded extends BusinessException {

    private final Duration retryAfter;

    public ReadingBudgetExceeded(int limit, Duration retryAfter) {
        super("reading-budget", null, null, limit, retryAfter.toSeconds());
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
