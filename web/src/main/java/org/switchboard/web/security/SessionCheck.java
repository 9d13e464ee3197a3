package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;

/**
 * Looks now and then whether the person of a session is still admitted and in which roles, so that an administrator's
 * change reaches open pages on every node without waiting for the next login.
 */
@ApplicationScoped
class SessionCheck {

    private static final Actor CHECK = Actor.system("session-check");

    static final Duration TRUSTED = Duration.ofSeconds(30);

    @Inject
    UserAdministration users;

    @Inject
    Clock clock;

    PageSession begin(HttpServletRequest request, String name, Set<String> groups, Set<String> areas) {
        PageSession session = new PageSession(name, groups, areas, clock.instant());
        session.begin(request);
        return session;
    }

    /** Of a person who is known to be admitted. */
    PageSession begin(HttpServletRequest request, UserView user) {
        return begin(request, user.name(), groups(user), user.areas());
    }

    /** The session's person; empty when there is none, or they are no longer admitted, which ends the session. */
    Optional<PageSession> of(HttpServletRequest request) {
        Instant now = clock.instant();
        return PageSession.of(request)
                .flatMap(session -> session.checkedAt().plus(TRUSTED).isAfter(now)
                        ? Optional.of(session)
                        : again(request, session, now));
    }

    private Optional<PageSession> again(HttpServletRequest request, PageSession session, Instant now) {
        Optional<PageSession> renewed = users.find(session.name(), CHECK)
                .filter(UserView::enabled)
                .map(user -> new PageSession(user.name(), groups(user), user.areas(), now));
        renewed.ifPresentOrElse(present -> present.keep(request), () -> PageSession.end(request));
        return renewed;
    }

    private static Set<String> groups(UserView user) {
        return user.roles().stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
    }
}
