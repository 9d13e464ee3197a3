package org.switchboard.source.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many batches of one source may be stored at once ({@code switchboard.intake.at-once}, 4), so that a source that
 * exceeds its rate, by however many routes and senders, leaves connections and time for the others.
 */
@ApplicationScoped
public class IntakeBulkhead {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Map<String, Semaphore> bySource = new ConcurrentHashMap<>();
    private int atOnce;
    private Duration longestWait;

    protected IntakeBulkhead() {
        // for the container's proxy
    }

    @Inject
    public IntakeBulkhead(@ConfigProperty(name = "switchboard.intake.at-once", defaultValue = "4") int atOnce) {
        this(atOnce, LONGEST_WAIT);
    }

    IntakeBulkhead(int atOnce, Duration longestWait) {
        this.atOnce = Math.max(1, atOnce);
        this.longestWait = longestWait;
    }

    /** Held while a batch is stored. */
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for a turn, first come first served.
     *
     * @throws SourceBusy when there is none within half a minute
     */
    public Permit acquire(String source) {
        Semaphore permits = bySource.computeIfAbsent(source, any -> new Semaphore(atOnce, true));
        try {
            if (!permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SourceBusy(source);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SourceBusy(source);
        }
        return permits::release;
    }
}
