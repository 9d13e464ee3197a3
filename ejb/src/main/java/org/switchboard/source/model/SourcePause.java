package org.switchboard.source.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A source that a user has stopped for a while: none of its routes runs, and what is pushed for it is refused.
 *
 * @param by the name of the user
 */
public record SourcePause(String source, Instant at, String by, Optional<String> why) {

    public SourcePause {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
    }
}
