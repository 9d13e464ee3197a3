package org.switchboard.source.model;

import java.time.Instant;

/** What a feed brought within one minute; a minute without records has none. */
public record FeedMinute(String source, String feed, Instant minute, long accepted, long unchanged, long rejected) {

    public long records() {
        return accepted + unchanged + rejected;
    }
}
