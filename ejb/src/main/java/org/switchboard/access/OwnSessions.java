package org.switchboard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.UserSession;
import org.switchboard.access.persistence.KeptSignInTable;
import org.switchboard.audit.AuditTrail;
import org.switchboard.shared.NotFoundException;

/** The sessions of the actor, on whatever node and in whatever browser. */
@ApplicationScoped
public class OwnSessions {

    /** More are not listed; ending one makes room for the next. */
    private static final int MOST = 50;

    private KeptSignInTable table;
    private AuditTrail audit;
    private Event<SessionsEnded> ends;
    private Clock clock;

    protected OwnSessions() {
        // for the container's proxy
    }

    @Inject
    public OwnSessions(KeptSignInTable table, AuditTrail audit, Event<SessionsEnded> ends, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.ends = ends;
        this.clock = clock;
    }

    /** The one used last first. */
    @Transactional
    public List<UserSession> list(Actor actor) {
        return table.of(
                actor.name(),
                clock.instant().minus(KeptSignIns.LONGEST_IDLE),
                clock.instant().minus(KeptSignIns.LONGEST),
                MOST);
    }

    /** @throws NotFoundException when the actor has no such session */
    @Transactional
    public void end(UUID id, Actor actor) {
        if (!table.end(id, actor.name())) {
            throw new NotFoundException("session", id.toString());
        }
        audit.record(actor, "session-ended", actor.name(), null);
        ends.fire(new SessionsEnded(actor.name(), actor.author()));
    }
}
