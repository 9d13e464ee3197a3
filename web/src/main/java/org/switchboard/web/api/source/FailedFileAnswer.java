package org.switchboard.web.api.source;

import java.time.Instant;
import org.switchboard.source.model.FailedFile;

/**
 * A file that could not be read.
 *
 * @param id by which it is read again or dismissed
 * @param requeueAt since when it is to be read again; null when nobody has asked for it
 */
public record FailedFileAnswer(
        long id, String source, String route, String name, String reason, Instant failedAt, Instant requeueAt) {

    static FailedFileAnswer of(FailedFile file) {
        return new FailedFileAnswer(
                file.id(),
                file.source(),
                file.route(),
                file.name(),
                file.reason(),
                file.failedAt(),
                file.requeueAt().orElse(null));
    }
}
