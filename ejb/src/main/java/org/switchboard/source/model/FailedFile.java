package org.switchboard.source.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that a source delivered and that could not be read; it lies in the folder for errors.
 *
 * @param route the id of the route that read it
 * @param name its path below the folder of the route
 * @param reason why it could not be read, or not be moved back
 * @param requeueAt since when it is to be read again
 */
public record FailedFile(
        long id,
        String source,
        String route,
        String name,
        String reason,
        Instant failedAt,
        Optional<Instant> requeueAt) {

    public FailedFile {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(failedAt, "failedAt");
        Objects.requireNonNull(requeueAt, "requeueAt");
    }

    /** Whether it is to be read again with the next poll of its route. */
    public boolean isRequeued() {
        return requeueAt.isPresent();
    }
}
