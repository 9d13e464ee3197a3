package org.switchboard.web.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.switchboard.access.SignIn;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * {@code POST /session}: signs a person in from the dialog over an open page whose session has expired. Form parameters
 * {@code name}, {@code password} and {@code language} of the page. 200 with the user's name, 401, or 429 with
 * {@code Retry-After}.
 */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

    @Inject
    transient SecurityContext security;

    @Inject
    transient SignIn signIn;

    @Inject
    transient LanguageChoice language;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = parameter(request, "name").strip();
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                withParams()
                        .credential(new UsernamePasswordCredential(name, new Password(parameter(request, "password"))))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            language.choose(parameter(request, "language"));
            admit(response);
        } else if (!response.isCommitted()) {
            refuse(request, response, signIn.waitOf(name));
        }
    }

    private void admit(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .print(Json.createObjectBuilder()
                        .add("user", security.getCallerPrincipal().getName())
                        .build());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        if (wait.isZero()) {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.WRONG_CREDENTIALS));
        } else {
            long seconds = wait.toSeconds() + 1;
            response.setHeader("Retry-After", String.valueOf(seconds));
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.TOO_MANY, null, null, seconds));
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
