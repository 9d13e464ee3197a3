package org.switchboard.workorder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.Audited;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.workorder.model.CrewRegistration;
import org.switchboard.workorder.model.CrewView;
import org.switchboard.workorder.persistence.CrewTable;

/** The crews that orders can be given to. */
@ApplicationScoped
public class CrewRoster {

    public static final int LARGEST_PAGE = 200;

    private CrewTable crews;
    private Clock clock;

    protected CrewRoster() {
        // for the container's proxy
    }

    @Inject
    public CrewRoster(CrewTable crews, Clock clock) {
        this.crews = crews;
        this.clock = clock;
    }

    /**
     * Crews by name, of the areas for which the actor is responsible.
     *
     * @param zone only those of this zone; all when empty
     * @param state only those in this state; all when empty
     * @param limit at most {@link #LARGEST_PAGE}
     */
    @Transactional
    public Page<CrewView> page(
            @NotNull Optional<String> zone,
            @NotNull Optional<String> state,
            int limit,
            @NotNull Optional<String> cursor,
            Actor actor) {
        actor.require(Permission.DISPATCH);
        int size = Page.size(limit, LARGEST_PAGE);
        long afterId = cursor.map(CrewRoster::idIn).orElse(0L);
        String afterName = cursor.map(CrewRoster::nameIn).orElse("");
        return Page.cut(
                crews.list(zone, state, actor.areas(), afterName, afterId, size + 1),
                size,
                last -> last.id() + "_" + last.name());
    }

    /** @throws NotFoundException when there is no such crew */
    @Transactional
    public CrewView find(long id, Actor actor) {
        actor.require(Permission.DISPATCH);
        return crews.view(id).orElseThrow(() -> new NotFoundException("crew", id));
    }

    /** Adds a crew of our own, or changes the one with the same key. Crews of a crew system are changed there. */
    @Transactional
    @Audited(value = "crew-kept", subject = "crew")
    public CrewView keep(@NotNull @Valid CrewRegistration crew, Actor actor) {
        actor.require(Permission.DISPATCH);
        return find(crews.keep(crew, clock.instant()), actor);
    }

    /**
     * Changes a crew of our own; its key stays what it was.
     *
     * @throws NotFoundException when there is no such crew
     * @throws BusinessException when a crew system reports it
     */
    @Transactional
    @Audited(value = "crew-changed", subject = "crew", key = 0)
    public CrewView change(long id, @NotNull @Valid CrewRegistration changed, Actor actor) {
        actor.require(Permission.DISPATCH);
        CrewView crew = find(id, actor);
        if (!crew.source().equals(CrewTable.OUR_SOURCE)) {
            throw new BusinessException("crew-of-a-system", "crew", crew.name(), crew.name(), crew.source());
        }
        return find(crews.keep(changed.keyed(crew.key()), clock.instant()), actor);
    }

    private static long idIn(String cursor) {
        try {
            return Long.parseLong(cursor.substring(0, Math.max(0, cursor.indexOf('_'))));
        } catch (NumberFormatException e) {
            throw new BusinessException("bad-cursor", "cursor", cursor, cursor);
        }
    }

    private static String nameIn(String cursor) {
        return cursor.substring(cursor.indexOf('_') + 1);
    }
}
