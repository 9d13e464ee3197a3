package org.switchboard.web.api.setaside;

import java.time.Instant;
import org.switchboard.deadline.model.SetAsideDeadline;

/**
 * A deadline at which nothing could be done.
 *
 * @param id by which it is handled again or discarded
 * @param subject the key of the thing that it is about
 * @param error of the last attempt
 */
public record SetAsideDeadlineAnswer(
        long id, String kind, String subject, Instant dueAt, int attempts, String error, Instant setAsideAt) {

    static SetAsideDeadlineAnswer of(SetAsideDeadline setAside) {
        return new SetAsideDeadlineAnswer(
                setAside.deadline().id(),
                setAside.deadline().kind(),
                setAside.deadline().subject(),
                setAside.deadline().dueAt(),
                setAside.deadline().attempts(),
                setAside.error(),
                setAside.setAsideAt());
    }
}
