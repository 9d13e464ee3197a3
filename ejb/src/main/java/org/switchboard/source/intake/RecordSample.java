package org.switchboard.source.intake;

import java.time.Instant;
import org.switchboard.source.model.FeedId;

/**
 * A record that was stored lately, as the source gave it and as it became; both as text, cut where they are very long.
 */
public record RecordSample(FeedId feed, Instant at, String original, String canonical) {

    static final int LONGEST = 4_000;

    public RecordSample {
        original = cut(original);
        canonical = cut(canonical);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
