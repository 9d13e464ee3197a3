package org.switchboard.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;

/** The session in which a request is made. */
@RequestScoped
public class OwnSession {

    @Inject
    HttpServletRequest request;

    @Inject
    SessionCheck sessions;

    public Optional<UUID> id() {
        return PageSession.of(request).map(PageSession::id);
    }

    public boolean hasOneTimePassword() {
        return PageSession.of(request).filter(PageSession::oneTimePassword).isPresent();
    }

    /** Begins another one in its place for the same person, who has just proved who they are by their password. */
    public void renew(HttpServletResponse response) {
        PageSession.of(request)
                .ifPresent(before -> sessions.begin(
                        request, response, new SignedInPerson(before.name(), before.groups(), before.areas(), false)));
    }
}
