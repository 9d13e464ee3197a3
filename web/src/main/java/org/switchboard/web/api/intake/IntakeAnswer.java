package org.switchboard.web.api.intake;

import java.util.List;

/**
 * What became of a body.
 *
 * @param unchanged late records and duplicates: right, and changing nothing
 * @param rejected the first {@link #MOST_LISTED} of them; all are kept, see {@code /api/v1/rejected-records}
 */
public record IntakeAnswer(long accepted, long unchanged, long rejectedCount, List<Rejected> rejected) {

    public static final int MOST_LISTED = 1000;

    /**
     * One line that was not stored.
     *
     * @param line in the body, from 1
     * @param field JSON pointer; empty for the whole line
     */
    public record Rejected(long line, String field, String value, String reason) {}

    public IntakeAnswer {
        rejected = List.copyOf(rejected);
    }
}
