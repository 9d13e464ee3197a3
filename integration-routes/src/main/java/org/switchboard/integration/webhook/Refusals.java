package org.switchboard.integration.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts refused deliveries of a webhook and writes a note to its feeds at most once a second. It is not a failure: a
 * sender without the secret must not be able to mark a feed as failed.
 */
final class Refusals {

    private static final int SECONDS_BETWEEN_NOTES = 1;

    private final Clock clock;
    private final Consumer<String> notes;
    private final ScheduledExecutorService later;
    private long count;
    private Instant lastAt;
    private String lastReason;
    private boolean noteScheduled;

    Refusals(Clock clock, Consumer<String> notes, ScheduledExecutorService later) {
        this.clock = clock;
        this.notes = notes;
        this.later = later;
    }

    synchronized void add(String reason) {
        count++;
        lastAt = clock.instant();
        lastReason = reason;
        if (!noteScheduled) {
            noteScheduled = true;
            try {
                later.schedule(this::writeNote, count == 1 ? 0 : SECONDS_BETWEEN_NOTES, TimeUnit.SECONDS);
            } catch (RejectedExecutionException closing) {
                noteScheduled = false; // the webhook is closed, so its note has no reader
            }
        }
    }

    private void writeNote() {
        notes.accept(sentence());
    }

    private synchronized String sentence() {
        noteScheduled = false;
        return (count == 1 ? "One delivery was" : count + " deliveries were")
                + " refused since the route began, the last one at "
                + lastAt.truncatedTo(ChronoUnit.SECONDS) + ": " + lastReason + ".";
    }
}
