package org.switchboard.web.api.setaside;

import java.time.Instant;
import org.switchboard.event.model.GroupLag;

/**
 * How far a group of the event log is behind.
 *
 * @param unread events that it has not passed; more than 100,000 are not counted
 * @param retrying events that failed and are tried again, and those behind them of the same key
 * @param setAside events given up, neither replayed nor discarded
 * @param lagSeconds since the oldest event was published that is neither handled nor set aside
 */
public record EventGroupAnswer(String group, long unread, long retrying, long setAside, double lagSeconds) {

    static EventGroupAnswer of(GroupLag lag, Instant now) {
        return new EventGroupAnswer(
                lag.group(),
                lag.unread(),
                lag.retrying(),
                lag.setAside(),
                lag.timeAt(now).toMillis() / 1000.0);
    }
}
