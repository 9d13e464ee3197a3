package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many threads compute hashes of passwords at once, and how many wait for that: a flood of sign-ins takes neither every
 * processor nor every thread from the pages that are open.
 */
@ApplicationScoped
public class HashingLimit {

    static final int MOST_INSIDE = 32;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Semaphore inside = new Semaphore(MOST_INSIDE);
    private final Semaphore computing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * Counts the caller among those who wait, and fails at once when there are too many.
     *
     * @throws SignInBusy when too many wait
     */
    public <T> T enter(Supplier<T> action) {
        if (!inside.tryAcquire()) {
            throw new SignInBusy();
        }
        try {
            return action.get();
        } finally {
            inside.release();
        }
    }

    /** Computes, within {@link #enter} or alone. */
    public <T> T compute(Supplier<T> hash) {
        acquire();
        try {
            return hash.get();
        } finally {
            computing.release();
        }
    }

    private void acquire() {
        try {
            if (!computing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SignInBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInBusy();
        }
    }
}
