package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.signin.BasicCredentials;
import org.switchboard.web.signin.SignInRefusal;
import org.switchboard.web.signin.TypedCredential;
import org.switchboard.web.signin.UserPrincipal;

/** HTTP Basic on every call. Cookies are not looked at, so that what a browser holds never opens the interface. */
@ApplicationScoped
class ProgramAuthentication {

    private static final String CHALLENGE = "Basic realm=\"Switchboard\", charset=\"UTF-8\"";

    @Inject
    IdentityStoreHandler users;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<TypedCredential> given = BasicCredentials.in(request);
        if (given.isEmpty()) {
            return challenge(request, response, Problem.of(ProblemKind.NO_CREDENTIALS));
        }
        CredentialValidationResult result = users.validate(given.get());
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            if (UserPrincipal.hasOneTimePassword(result.getCallerPrincipal())) {
                return refuse(request, response, Problem.of(ProblemKind.ONE_TIME_PASSWORD));
            }
            String name = result.getCallerPrincipal().getName();
            Caller.keep(
                    request,
                    Actor.program(
                            name,
                            Role.ofGroups(result.getCallerGroups()),
                            UserPrincipal.areasOf(result.getCallerPrincipal())));
            return context.notifyContainerAboutLogin(name, result.getCallerGroups());
        }
        Problem refusal = SignInRefusal.of(given.get(), response);
        return refusal.kind() == ProblemKind.WRONG_CREDENTIALS
                ? challenge(request, response, refusal)
                : refuse(request, response, refusal);
    }

    private static AuthenticationStatus challenge(
            HttpServletRequest request, HttpServletResponse response, Problem problem) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        return refuse(request, response, problem);
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
