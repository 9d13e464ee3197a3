package org.switchboard.source;

import java.util.List;

/**
 * What became of a batch. {@code unchanged} counts late records and duplicates: they were right, and changed nothing.
 */
public record IntakeResult(int accepted, int unchanged, List<Rejection> rejected) {

    /** The line (from 1, in the order of the batch) and what was wrong with it. */
    public record Rejection(int line, String field, String value, String reason) {}
}
