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
import java.util.Optional;

/** A person signs in once on the login page; their session identifies them afterwards. */
@ApplicationScoped
class PageAuthentication {

    @Inject
    IdentityStoreHandler users;

    @Inject
    SessionCheck sessions;

    @Inject
    KeptSignInCookie kept;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential typed = context.getAuthParameters().getCredential();
        if (typed != null) {
            return signIn(request, response, context, typed);
        }
        Optional<PageSession> session =
                sessions.of(request).or(() -> resume(request)).filter(found -> PageScript.isOf(request, found));
        if (session.isPresent()) {
            kept.renew(request);
            Caller.keep(request, session.get().actor());
            return context.notifyContainerAboutLogin(
                    session.get().name(), session.get().groups());
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        return PageScript.sent(request) ? refuseScript(request, response) : sendToLoginPage(request, response);
    }

    /** After a restart of the server, or on another node. */
    private Optional<PageSession> resume(HttpServletRequest request) {
        return PageSession.of(request).isPresent()
                ? Optional.empty()
                : kept.resume(request).map(user -> sessions.begin(request, user));
    }

    private AuthenticationStatus signIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, Credential typed) {
        CredentialValidationResult result = users.validate(typed);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        Optional<String> asked = RequestedPage.take(request);
        PageSession session = sessions.begin(
                request,
                result.getCallerPrincipal().getName(),
                result.getCallerGroups(),
                UserPrincipal.areasOf(result.getCallerPrincipal()));
        Caller.keep(request, session.actor());
        kept.begin(request, response, session.name());
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

    private static AuthenticationStatus sendToLoginPage(HttpServletRequest request, HttpServletResponse response) {
        try {
            LoginPage.sendThere(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
