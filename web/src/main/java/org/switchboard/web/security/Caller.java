package org.switchboard.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.web.session.PageSession;

/** Who is signed in at the request, as services want to know it. The way of signing in distinguishes a person from a program. */
@RequestScoped
public class Caller {

    private static final String KEPT_AS = "org.switchboard.actor";

    @Inject
    HttpServletRequest request;

    /** @throws IllegalStateException when no user is signed in, which no page and no resource but the open ones allows */
    public Actor actor() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public Optional<Actor> find() {
        return Optional.ofNullable((Actor) request.getAttribute(KEPT_AS));
    }

    /** Whoever a session belongs to, where there is no request: on the channel of a page. */
    public static Optional<Actor> of(HttpSession session) {
        return PageSession.of(session).map(PageSession::actor);
    }

    static void keep(HttpServletRequest request, Actor actor) {
        request.setAttribute(KEPT_AS, actor);
    }
}
