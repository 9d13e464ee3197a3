package org.switchboard.web.api.ndjson;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the lines of a body.
 *
 * @param unchanged right, and changing nothing: late ones and duplicates
 * @param rejected the first {@link #MOST_LISTED} of them
 */
public record LinesAnswer(long accepted, long unchanged, long rejectedCount, List<Rejected> rejected) {

    public static final int MOST_LISTED = 1000;

    /**
     * One line that was not stored.
     *
     * @param line in the body, from 1
     * @param field JSON pointer; empty for the whole line
     */
    public record Rejected(long line, String field, String value, String reason) {}

    public LinesAnswer {
        rejected = List.copyOf(rejected);
    }

    /** Adds up batch by batch, in memory that does not grow with the body. */
    public static final class Tally {

        private long accepted;
        private long unchanged;
        private long rejectedCount;
        private final List<Rejected> rejected = new ArrayList<>();

        public void stored(long changed, long repeated) {
            accepted += changed;
            unchanged += repeated;
        }

        public void reject(Rejected line) {
            rejectedCount++;
            if (rejected.size() < MOST_LISTED) {
                rejected.add(line);
            }
        }

        public LinesAnswer answer() {
            return new LinesAnswer(accepted, unchanged, rejectedCount, rejected);
        }
    }
}
