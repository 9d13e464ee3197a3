package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.session.KeptSignInCookie;
import org.switchboard.web.session.PageSession;
import org.switchboard.web.signin.BasicCredentials;

/** The one way in: a program is asked for its credentials every time, a person once a session. */
@ApplicationScoped
public class SwitchboardAuthentication implements HttpAuthenticationMechanism {

    @Inject
    HostNames hosts;

    @Inject
    ProgramAuthentication programs;

    @Inject
    PageAuthentication pages;

    @Inject
    Outage outage;

    @Inject
    KeptSignInCookie kept;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SecurityHeaders.apply(request, response);
        if (!hosts.include(request)) {
            if (!context.isProtected()) {
                return context.doNothing(); // HostFilter follows
            }
            // here and not in a filter, since a redirect to the login page would already repeat the name
            answer(request, response, ProblemKind.UNKNOWN_HOST);
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (outage.stops(request)) {
            return refuse(request, response, context);
        }
        try {
            return authenticate(request, response, context);
        } catch (RuntimeException failure) {
            boolean typed = context.getAuthParameters().getCredential() != null;
            if (typed || response.isCommitted() || !Outage.isCauseOf(failure)) {
                throw failure;
            }
            return refuse(request, response, context);
        }
    }

    /** The server goes on to a page that is open to everybody whatever is said here; there {@link OutageFilter} answers. */
    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        try {
            Outage.answer(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (BasicCredentials.areMalformed(request.getHeader("Authorization"))) {
            answer(request, response, ProblemKind.NO_CREDENTIALS);
            return AuthenticationStatus.SEND_CONTINUE; // otherwise the server reads the header itself
        }
        if (ProgramPaths.areSigned(request)) {
            return context.doNothing(); // the body has to be read before it is known who sends it
        }
        return ProgramPaths.include(request)
                ? programs.validate(request, response, context)
                : pages.validate(request, response, context);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, ProblemKind kind) {
        try {
            ProblemAnswer.write(request, response, Problem.of(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        kept.end(request, response);
        PageSession.end(request);
        context.cleanClientSubject();
    }
}
