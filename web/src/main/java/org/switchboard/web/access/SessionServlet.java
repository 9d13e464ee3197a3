package org.switchboard.web.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemAnswer;
import org.switchboard.web.api.problem.ProblemKind;
import org.switchboard.web.signin.SignInRefusal;
import org.switchboard.web.signin.TypedCredential;

/**
 * {@code POST /session}: signs a person in from the dialog over an open page whose session has expired. Form parameters
 * {@code name}, {@code password} and {@code language} of the page. 200 with the user's name, 401, or 429 or
 * 503 with {@code Retry-After}.
 */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

    @Inject
    transient SecurityContext security;

    @Inject
    transient LanguageChoice language;

    /** A page tells that a person uses it, and learns when the session has ended: 204, or 401. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (security.getCallerPrincipal() == null) {
            ProblemAnswer.write(request, response, Problem.of(ProblemKind.SESSION_EXPIRED));
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TypedCredential typed =
                new TypedCredential(request, parameter(request, "name").strip(), parameter(request, "password"));
        AuthenticationStatus status = security.authenticate(
                request, response, withParams().credential(typed).newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            language.choose(parameter(request, "language"));
            admit(response);
        } else if (!response.isCommitted()) {
            ProblemAnswer.write(request, response, SignInRefusal.of(typed, response));
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

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
