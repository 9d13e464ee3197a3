package org.switchboard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.switchboard.web.session.PageSession;
import org.switchboard.web.session.SessionCheck;
import org.switchboard.web.session.SignedInPerson;
import org.switchboard.web.signin.UserPrincipal;

/** A person signs in once on the login page; their session identifies them afterwards. */
@ApplicationScoped
class PageAuthentication {

    @Inject
    IdentityStoreHandler users;

    @Inject
    SessionCheck sessions;

    @Inject
    Clock clock;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential typed = context.getAuthParameters().getCredential();
        if (typed != null) {
            return signIn(request, response, context, typed);
        }
        Optional<PageSession> session = sessions.of(request, PersonAction.at(request, clock.instant()))
                .or(() -> sessions.resume(request))
                .filter(found -> PageScript.isOf(request, found));
        if (session.isPresent() && OneTimePassword.stops(request, session.get())) {
            return keepOnPasswordPage(request, response);
        }
        if (session.isPresent()) {
            Caller.keep(request, session.get().actor());
            return context.notifyContainerAboutLogin(
                    session.get().name(), session.get().groups());
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        return PageScript.sent(request) ? refuseScript(request, response) : sendToLoginPage(request, response);
    }

    private AuthenticationStatus signIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, Credential typed) {
        CredentialValidationResult result = users.validate(typed);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        Optional<String> asked = RequestedPage.take(request, response);
        PageSession session = sessions.begin(
                request,
                response,
                new SignedInPerson(
                        result.getCallerPrincipal().getName(),
                        result.getCallerGroups(),
                        UserPrincipal.areasOf(result.getCallerPrincipal()),
                        UserPrincipal.hasOneTimePassword(result.getCallerPrincipal())));
        Caller.keep(request, session.actor());
        AuthenticationStatus status = context.notifyContainerAboutLogin(session.name(), session.groups());
        return asked.isPresent() && LoginPage.isAt(request) ? sendTo(asked.get(), response) : status;
    }

    private static AuthenticationStatus sendTo(String page, HttpServletResponse response) {
        try {
            response.sendRedirect(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** The server would put a challenge of its own, for HTTP Basic, on an answer that was to be continued. */
    private static AuthenticationStatus refuseScript(HttpServletRequest request, HttpServletResponse response) {
        try {
            PageScript.refuse(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static AuthenticationStatus keepOnPasswordPage(HttpServletRequest request, HttpServletResponse response) {
        try {
            OneTimePassword.answer(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PageScript.sent(request) ? AuthenticationStatus.SEND_FAILURE : AuthenticationStatus.SEND_CONTINUE;
    }

    private static AuthenticationStatus sendToLoginPage(HttpServletRequest request, HttpServletResponse response) {
        try {
            LoginPage.sendThere(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
