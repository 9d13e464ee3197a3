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

/** The one way in: a program is asked for its credentials every time, a person once a session. */
@ApplicationScoped
public class SwitchboardAuthentication implements HttpAuthenticationMechanism {

    @Inject
    ProgramAuthentication programs;

    @Inject
    PageAuthentication pages;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SecurityHeaders.apply(request, response);
        if (BasicCredentials.areMalformed(request.getHeader("Authorization"))) {
            refuseMalformed(request, response);
            return AuthenticationStatus.SEND_CONTINUE; // otherwise the server reads the header itself
        }
        if (ProgramPaths.areSigned(request)) {
            return context.doNothing(); // the body has to be read before it is known who sends it
        }
        return ProgramPaths.include(request)
                ? programs.validate(request, response, context)
                : pages.validate(request, response, context);
    }

    private static void refuseMalformed(HttpServletRequest request, HttpServletResponse response) {
        try {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.NO_CREDENTIALS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        PageSession.end(request);
        context.cleanClientSubject();
    }
}
