package org.switchboard.web.api.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.switchboard.source.intake.SourceBusy;

/**
 * How many bodies of one source are read at once: a source above its limit gets a delay, and does not take the
 * server's threads from whoever looks at a screen.
 */
@ApplicationScoped
public class RequestBulkhead {

    private static final int AT_ONCE = 12;

    private final Map<String, Semaphore> bySource = new ConcurrentHashMap<>();

    /** What is done with a body. */
    interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /** @throws SourceBusy at once, when so many are being read already */
    <T, E extends Exception> T admit(String source, Reading<T, E> body) throws E {
        Semaphore places = bySource.computeIfAbsent(source, any -> new Semaphore(AT_ONCE));
        if (!places.tryAcquire()) {
            throw new SourceBusy(source);
        }
        try {
            return body.read();
        } finally {
            places.release();
        }
    }
}
