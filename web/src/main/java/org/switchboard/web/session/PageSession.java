package org.switchboard.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;

/**
 * Who a page session belongs to. Only pages have sessions; programs send their credentials each time.
 *
 * @param id of the session in the database
 * @param oneTimePassword whether the person may do nothing but change their password
 * @param checkedAt when the person was last known to be admitted with these roles, and the session not to have ended
 * @param usedAt when a person did something last
 * @param notedAt the same, as the database has it
 */
public record PageSession(
        UUID id,
        String name,
        Set<String> groups,
        Set<String> areas,
        boolean oneTimePassword,
        Instant checkedAt,
        Instant usedAt,
        Instant notedAt)
        implements Serializable {

    private static final String KEPT_AS = "org.switchboard.signed-in";

    public PageSession {
        groups = Set.copyOf(groups);
        areas = Set.copyOf(areas);
    }

    public Actor actor() {
        return Actor.person(name, Role.ofGroups(groups), areas);
    }

    PageSession usedAt(Instant at) {
        return new PageSession(id, name, groups, areas, oneTimePassword, checkedAt, at, notedAt);
    }

    PageSession notedAt(Instant at) {
        return new PageSession(id, name, groups, areas, oneTimePassword, checkedAt, usedAt, at);
    }

    PageSession checked(Set<String> nowGroups, Set<String> nowAreas, boolean nowOneTime, Instant at) {
        return new PageSession(id, name, nowGroups, nowAreas, nowOneTime, at, usedAt, notedAt);
    }

    public static Optional<PageSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(PageSession::of);
    }

    public static Optional<PageSession> of(HttpSession session) {
        return Optional.ofNullable((PageSession) session.getAttribute(KEPT_AS));
    }

    /**
     * Signs the person in under a new session id; what another person left in the session
     * goes with them.
     */
    void begin(HttpServletRequest request) {
        if (of(request).filter(before -> !before.name.equals(name)).isPresent()) {
            end(request);
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        keep(request);
    }

    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(KEPT_AS, this);
    }

    public static void end(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    }
}
