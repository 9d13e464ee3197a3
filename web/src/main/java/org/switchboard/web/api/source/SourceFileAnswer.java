package org.switchboard.web.api.source;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.model.SourceFile;

/**
 * A route file, mapping or code table.
 *
 * @param path relative to the folder of the source files
 * @param fault why the version now in the folder does not run; empty when it does
 */
public record SourceFileAnswer(
        String path, Optional<Instant> loadedAt, Optional<String> fault, Optional<Instant> faultAt) {

    public static SourceFileAnswer of(SourceFile file) {
        return new SourceFileAnswer(file.path(), file.loadedAt(), file.fault(), file.faultAt());
    }
}
