package org.switchboard.setaside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.event.EventGroupAdministration;
import org.switchboard.event.model.SetAsideEvent;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;

/** What event groups have set aside and why, and what is to become of it. */
@ApplicationScoped
public class SetAsideEvents {

    public static final int LARGEST_PAGE = EventGroupAdministration.LARGEST_PAGE;

    private EventGroupAdministration groups;
    private AuditTrail audit;

    protected SetAsideEvents() {
        // for the container's proxy
    }

    @Inject
    public SetAsideEvents(EventGroupAdministration groups, AuditTrail audit) {
        this.groups = groups;
        this.audit = audit;
    }

    /**
     * Those neither replayed nor discarded, the newest first.
     *
     * @param group only those of this group; of all when empty
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<SetAsideEvent> page(
            @NotNull Optional<String> group, int limit, @NotNull Optional<String> cursor, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        return groups.setAside(group, limit, cursor);
    }

    /**
     * Has the group handle the event now, with as many attempts as a new one. Later events of its key may have been handled
     * meanwhile.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public void replay(long id, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        record("event-replayed", groups.replay(id, actor.author().orElseThrow()), actor);
    }

    /**
     * Deletes the event: the group never handles it.
     *
     * @throws NotFoundException when it is not set aside
     */
    @Transactional
    public void discard(long id, Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        record("event-discarded", groups.discard(id, actor.author().orElseThrow()), actor);
    }

    private void record(String action, SetAsideEvent event, Actor actor) {
        audit.record(
                actor,
                action,
                String.valueOf(event.event().id()),
                event.group() + ' ' + event.event().type());
    }
}
