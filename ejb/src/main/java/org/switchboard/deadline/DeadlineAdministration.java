package org.switchboard.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.deadline.model.DeadlineCount;
import org.switchboard.deadline.model.SetAsideDeadline;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** Deadlines for people: how many wait, what was set aside and why, and what is to become of it. */
@ApplicationScoped
public class DeadlineAdministration {

    public static final int LARGEST_PAGE = 200;

    private DeadlineTable table;
    private AuditTrail audit;
    private Event<DeadlineSet> changes;
    private Event<DeadlineDiscarded> discards;

    protected DeadlineAdministration() {
        // for the container's proxy
    }

    @Inject
    public DeadlineAdministration(
            DeadlineTable table, AuditTrail audit, Event<DeadlineSet> changes, Event<DeadlineDiscarded> discards) {
        this.table = table;
        this.audit = audit;
        this.changes = changes;
        this.discards = discards;
    }

    /** Of each kind that has any, by name. */
    @Transactional
    public List<DeadlineCount> counts() {
        return table.counts();
    }

    /**
     * Those that failed too often, the newest first.
     *
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<SetAsideDeadline> setAside(int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        int size = Page.size(limit, LARGEST_PAGE);
        return Page.cut(
                table.setAside(Page.position(cursor, Long.MAX_VALUE), size + 1),
                size,
                last -> String.valueOf(last.deadline().id()));
    }

    /**
     * Has a deadline that was set aside handled now, with as many attempts as a new one.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public void retry(long id, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        Deadline deadline = table.retry(id).orElseThrow(() -> new NotFoundException("deadline", id));
        audit.record(actor, "deadline-retried", String.valueOf(id), deadline.kind() + ' ' + deadline.subject());
        changes.fire(new DeadlineSet(deadline.kind(), deadline.subject(), actor.author()));
    }

    /**
     * Deletes a deadline that was set aside: nothing is done at it.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public void discard(long id, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        Deadline deadline = table.discard(id).orElseThrow(() -> new NotFoundException("deadline", id));
        audit.record(actor, "deadline-discarded", String.valueOf(id), deadline.kind() + ' ' + deadline.subject());
        discards.fire(new DeadlineDiscarded(deadline.kind(), deadline.subject(), actor.author()));
    }
}
