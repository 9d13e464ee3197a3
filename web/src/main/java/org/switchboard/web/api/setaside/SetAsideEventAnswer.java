package org.switchboard.web.api.setaside;

import java.time.Instant;
import org.switchboard.event.model.SetAsideEvent;

/**
 * An event that a group could not handle.
 *
 * @param id by which it is replayed or discarded
 * @param key of the thing that changed
 * @param createdAt when it was published
 * @param error of the last attempt
 */
public record SetAsideEventAnswer(
        long id,
        String group,
        String type,
        String key,
        Instant createdAt,
        int attempts,
        String error,
        Instant setAsideAt) {

    static SetAsideEventAnswer of(SetAsideEvent setAside) {
        return new SetAsideEventAnswer(
                setAside.id(),
                setAside.group(),
                setAside.event().type(),
                setAside.event().key(),
                setAside.event().createdAt(),
                setAside.attempts(),
                setAside.error(),
                setAside.setAsideAt());
    }
}
