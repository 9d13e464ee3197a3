package org.switchboard.web.api.source;

import java.time.Instant;
import org.switchboard.source.model.FeedMinute;

/** What a feed brought within one minute; a minute without records has none. */
public record FeedMinuteAnswer(
        String source, String feed, Instant minute, long accepted, long unchanged, long rejected) {

    public static FeedMinuteAnswer of(FeedMinute minute) {
        return new FeedMinuteAnswer(
                minute.source(),
                minute.feed(),
                minute.minute(),
                minute.accepted(),
                minute.unchanged(),
                minute.rejected());
    }
}
