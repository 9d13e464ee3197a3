package org.switchboard.web.signin;

import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.switchboard.access.SignIn;
import org.switchboard.access.model.Network;

/** What a caller typed, with the network from which they come; afterwards also what came of the check. */
public final class TypedCredential extends UsernamePasswordCredential {

    private final String network;
    private SignIn.Attempt attempt = new SignIn.Attempt(Optional.empty(), Duration.ZERO, false);

    public TypedCredential(HttpServletRequest request, String name, String password) {
        super(name, new Password(password));
        network = Network.of(request.getRemoteAddr());
    }

    String network() {
        return network;
    }

    public void checked(SignIn.Attempt result) {
        attempt = result;
    }

    /** How long the caller has to wait before the next try; zero when they may try at once. */
    public Duration retryAfter() {
        return attempt.retryAfter();
    }

    /** Whether nothing was checked because too many others wait for it. */
    public boolean isBusy() {
        return attempt.busy();
    }
}
