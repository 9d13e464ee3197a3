package org.switchboard.web.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.switchboard.access.KeptSignIns;
import org.switchboard.access.UserAdministration;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.UserView;

/**
 * Begins the sessions of pages, and looks at each request whether the session goes on: a person has used it lately; and now and
 * then whether it was ended on another node, and in which roles the person is admitted.
 */
@ApplicationScoped
public class SessionCheck {

    private static final Actor CHECK = Actor.system("session-check");

    static final Duration TRUSTED = Duration.ofSeconds(30);

    @Inject
    UserAdministration users;

    @Inject
    KeptSignIns signIns;

    @Inject
    KeptSignInCookie kept;

    @Inject
    OpenSessions open;

    @Inject
    Clock clock;

    /** Of a person whose password was right. */
    public PageSession begin(HttpServletRequest request, HttpServletResponse response, SignedInPerson person) {
        UUID id = kept.begin(request, response, person.name());
        Instant now = clock.instant();
        return begin(request, person, id, now);
    }

    /** After a restart of the server, or on another node. */
    public Optional<PageSession> resume(HttpServletRequest request) {
        return kept.resume(request).map(resumed -> {
            UserView user = resumed.user();
            Instant used = resumed.usedAt().plus(KeptSignIns.NOTED_EVERY);
            Instant now = clock.instant();
            return begin(
                    request,
                    new SignedInPerson(user.name(), groups(user), user.areas(), resumed.oneTimePassword()),
                    resumed.id(),
                    used.isBefore(now) ? used : now);
        });
    }

    private PageSession begin(HttpServletRequest request, SignedInPerson person, UUID id, Instant usedAt) {
        PageSession session = new PageSession(
                id,
                person.name(),
                person.groups(),
                person.areas(),
                person.oneTimePassword(),
                clock.instant(),
                usedAt,
                usedAt);
        PageSession.of(request).map(PageSession::id).ifPresent(open::remove);
        session.begin(request);
        open.add(id, person.name());
        return session;
    }

    /**
     * The session's person; empty when there is none, or the session has ended.
     *
     * @param action when a person did something last, as far as the request shows it
     */
    public Optional<PageSession> of(HttpServletRequest request, Optional<Instant> action) {
        Optional<PageSession> found = PageSession.of(request);
        if (found.isEmpty()) {
            return found;
        }
        Instant now = clock.instant();
        Optional<PageSession> current = found.map(session -> used(session, action, now))
                .filter(session -> !open.hasEnded(session.id()))
                .filter(session ->
                        session.usedAt().plus(KeptSignIns.LONGEST_IDLE).isAfter(now))
                .flatMap(session ->
                        session.checkedAt().plus(TRUSTED).isAfter(now) ? Optional.of(session) : again(session, now));
        current.ifPresentOrElse(session -> keep(request, found.get(), session), () -> end(request));
        return current;
    }

    private static PageSession used(PageSession session, Optional<Instant> action, Instant now) {
        // what comes too late does not make up for the time without an action
        return session.usedAt().plus(KeptSignIns.LONGEST_IDLE).isAfter(now)
                ? action.filter(session.usedAt()::isBefore).map(session::usedAt).orElse(session)
                : session;
    }

    private Optional<PageSession> again(PageSession session, Instant now) {
        return signIns.alive(Set.of(session.id())).isEmpty()
                ? Optional.empty()
                : users.find(session.name(), CHECK)
                        .filter(UserView::enabled)
                        .map(user -> session.checked(
                                groups(user), user.areas(), user.oneTimeUntil().isPresent(), now));
    }

    private void keep(HttpServletRequest request, PageSession before, PageSession session) {
        PageSession noted = session;
        if (!session.usedAt().isBefore(session.notedAt().plus(KeptSignIns.NOTED_EVERY))) {
            signIns.used(session.id(), session.usedAt());
            noted = session.notedAt(session.usedAt());
        }
        if (!noted.equals(before)) {
            noted.keep(request);
        }
    }

    private void end(HttpServletRequest request) {
        kept.endKept(request);
        PageSession.end(request);
    }

    private static Set<String> groups(UserView user) {
        return user.roles().stream().map(Role::group).collect(Collectors.toUnmodifiableSet());
    }
}
