package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.switchboard.access.SignIn;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** HTTP Basic on every call. Cookies are not looked at, so that what a browser holds never opens the interface. */
@ApplicationScoped
class ProgramAuthentication {

    private static final String CHALLENGE = "Basic realm=\"Switchboard\", charset=\"UTF-8\"";

    @Inject
    IdentityStoreHandler users;

    @Inject
    SignIn signIn;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<UsernamePasswordCredential> given = BasicCredentials.in(request.getHeader("Authorization"));
        if (given.isEmpty()) {
            return challenge(request, response, ProblemKind.NO_CREDENTIALS);
        }
        CredentialValidationResult result = users.validate(given.get());
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            String name = result.getCallerPrincipal().getName();
            Caller.keep(
                    request,
                    Actor.program(
                            name,
                            Role.ofGroups(result.getCallerGroups()),
                            UserPrincipal.areasOf(result.getCallerPrincipal())));
            return context.notifyContainerAboutLogin(name, result.getCallerGroups());
        }
        Duration wait = signIn.waitOf(given.get().getCaller());
        return wait.isZero()
                ? challenge(request, response, ProblemKind.WRONG_CREDENTIALS)
                : requireDelay(request, response, wait.toSeconds() + 1);
    }

    private static AuthenticationStatus challenge(
            HttpServletRequest request, HttpServletResponse response, ProblemKind kind) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        return refuse(request, response, Problem.of(kind));
    }

    /** After several wrong passwords even the right one is not looked at for a while. */
    private static AuthenticationStatus requireDelay(
            HttpServletRequest request, HttpServletResponse response, long seconds) {
        response.setHeader("Retry-After", String.valueOf(seconds));
        return refuse(request, response, Problem.of(ProblemKind.TOO_MANY, null, null, seconds));
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, Problem problem) {
        try {
            ProblemAnswer.write(request, response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
