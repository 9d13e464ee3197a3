package org.switchboard.setaside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.AuditTrail;
import org.switchboard.event.EventGroupAdministration;
import org.switchboard.event.model.GroupLag;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;

/** How far the event groups are behind; and what to do when no version of the software handles a group or a type any more. */
@ApplicationScoped
public class EventGroups {

    private EventGroupAdministration groups;
    private AuditTrail audit;

    protected EventGroups() {
        // for the container's proxy
    }

    @Inject
    public EventGroups(EventGroupAdministration groups, AuditTrail audit) {
        this.groups = groups;
        this.audit = audit;
    }

    /** As {@link EventGroupAdministration#lags}. */
    @Transactional
    public List<GroupLag> lags(Actor actor) {
        actor.require(Permission.SETTLE_SET_ASIDE);
        return groups.lags();
    }

    /**
     * As {@link EventGroupAdministration#remove}.
     *
     * @throws NotFoundException when there is no such group
     * @throws BusinessException when this node reads it
     */
    @Transactional
    public void remove(@NotBlank String group, Actor actor) {
        actor.require(Permission.MANAGE_EVENT_GROUPS);
        if (groups.isRead(group)) {
            throw new BusinessException("event-group-read", "group", group, group);
        }
        groups.remove(group);
        audit.record(actor, "event-group-removed", group, "");
    }

    /**
     * As {@link EventGroupAdministration#deregisterType}.
     *
     * @throws NotFoundException when no such group has the type
     */
    @Transactional
    public void deregisterType(@NotBlank String group, @NotBlank String type, Actor actor) {
        actor.require(Permission.MANAGE_EVENT_GROUPS);
        groups.deregisterType(group, type);
        audit.record(actor, "event-type-removed", group, type);
    }
}
