package org.switchboard.web.api.source;

import java.time.Instant;
import org.switchboard.source.model.FileVersion;

/**
 * A version of a file that ran.
 *
 * @param number grows from version to version over all files
 * @param loadedAt when it began to run
 */
public record FileVersionAnswer(long number, Instant loadedAt, String content) {

    public static FileVersionAnswer of(FileVersion version) {
        return new FileVersionAnswer(version.number(), version.loadedAt(), version.content());
    }
}
