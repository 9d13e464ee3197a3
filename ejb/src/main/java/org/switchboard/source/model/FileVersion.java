package org.switchboard.source.model;

import java.time.Instant;

/**
 * A version of a file that ran.
 *
 * @param number grows from version to version over all files
 * @param loadedAt when it began to run
 */
public record FileVersion(long number, Instant loadedAt, String content) {

    /** How many versions of a file are kept. */
    public static final int KEPT = 10;
}
