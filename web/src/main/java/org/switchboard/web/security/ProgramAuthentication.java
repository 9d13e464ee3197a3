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
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/** HTTP Basic on every call. Cookies are not looked at, so that what a browser holds never opens the interface. */
@ApplicationScoped
class ProgramAuthentication {

    private static final String CHALLENGE = "Basic realm=\"Switchboard\", charset=\"UTF-8\"";

    @Inject
    IdentityStoreHandler users;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<UsernamePasswordCredential> given = BasicCredentials.in(request.getHeader("Authorization"));
        CredentialValidationResult result =
                given.map(users::validate).orElse(CredentialValidationResult.NOT_VALIDATED_RESULT);
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            return context.notifyContainerAboutLogin(result);
        }
        return refuse(
                request, response, given.isPresent() ? ProblemKind.WRONG_CREDENTIALS : ProblemKind.NO_CREDENTIALS);
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, ProblemKind kind) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        try {
            ProblemAnswer.write(request, response, Problem.of(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
