package org.switchboard.integration.camel.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** After a failed poll the next tries come less and less often, up to a limit; a success brings the old rhythm back. */
public final class PollPause {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Clock clock;
    private final Duration longest;
    private int tries;
    private Instant notBefore = Instant.MIN;

    public PollPause(Clock clock) {
        this(clock, LONGEST);
    }

    public PollPause(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** Whether a poll may begin now; one that begins counts as failed until it is said to have succeeded. */
    public synchronized boolean mayBegin() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return false;
        }
        Duration pause = tries == 0 ? Duration.ZERO : SHORTEST.multipliedBy(1L << Math.min(tries - 1, 10));
        notBefore = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        tries++;
        return true;
    }

    /** When the next poll may begin if this one fails; empty when it begins in the usual rhythm. */
    public synchronized Optional<Instant> nextTry() {
        return Optional.of(notBefore).filter(at -> at.isAfter(clock.instant()));
    }

    public synchronized void succeeded() {
        tries = 0;
        notBefore = Instant.MIN;
    }
}
