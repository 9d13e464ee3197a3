package org.switchboard.integration.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts what was refused at a door and says so at its feeds, at most once a second however many knock. It is a note and
 * no failure: strangers must not be able to make a feed look broken.
 */
final class Refusals {

    private static final int SECONDS_BETWEEN_NOTES = 1;

    private final Clock clock;
    private final Consumer<String> notes;
    private final ScheduledExecutorService later;
    private long count;
    private Instant lastAt;
    private String lastReason;
    private boolean noteIsComing;

    Refusals(Clock clock, Consumer<String> notes, ScheduledExecutorService later) {
        this.clock = clock;
        this.notes = notes;
        this.later = later;
    }

    synchronized void add(String reason) {
        count++;
        lastAt = clock.instant();
        lastReason = reason;
        if (!noteIsComing) {
            noteIsComing = true;
            try {
                later.schedule(this::say, count == 1 ? 0 : SECONDS_BETWEEN_NOTES, TimeUnit.SECONDS);
            } catch (RejectedExecutionException closing) {
                noteIsComing = false; // nobody reads the note of a door that is no more
            }
        }
    }

    private void say() {
        notes.accept(sentence());
    }

    private synchronized String sentence() {
        noteIsComing = false;
        return (count == 1 ? "One delivery was" : count + " deliveries were")
                + " refused since the route began, the last one at "
                + lastAt.truncatedTo(ChronoUnit.SECONDS) + ": " + lastReason + ".";
    }
}
