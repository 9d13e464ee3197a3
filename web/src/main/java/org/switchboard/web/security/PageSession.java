package org.switchboard.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;

/**
 * Who a page session belongs to. Only pages have sessions; programs send their credentials each time.
 *
 * @param checkedAt when the person was last known to be admitted with these roles
 */
record PageSession(String name, Set<String> groups, Set<String> areas, Instant checkedAt) implements Serializable {

    private static final String KEPT_AS = "org.switchboard.signed-in";

    PageSession {
        groups = Set.copyOf(groups);
        areas = Set.copyOf(areas);
    }

    Actor actor() {
        return Actor.person(name, Role.ofGroups(groups), areas);
    }

    static Optional<PageSession> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(PageSession::of);
    }

    static Optional<PageSession> of(HttpSession session) {
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

    static void end(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    }
}
