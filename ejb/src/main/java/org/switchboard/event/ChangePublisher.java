package org.switchboard.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangePayload;

/** Writes each change that is fired into the event log, within the same transaction. */
@ApplicationScoped
public class ChangePublisher {

    @Inject
    EventLog log;

    void publish(@Observes Change change) {
        if (change.concernsReaders()) {
            log.publish(Change.typeOf(change.getClass()), change.eventKey(), ChangePayload.of(change), change.by());
        }
    }
}
