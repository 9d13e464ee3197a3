package org.switchboard.web.signin;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Set;
import org.switchboard.access.model.SignedIn;

/** A user whose password was right, with what groups do not hold. */
public final class UserPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    private final Set<String> areas;
    private final boolean oneTimePassword;

    public UserPrincipal(SignedIn user) {
        super(user.name());
        areas = user.areas();
        oneTimePassword = user.oneTimePassword();
    }

    public static Set<String> areasOf(CallerPrincipal principal) {
        return ((UserPrincipal) principal).areas;
    }

    /** Whether they may do nothing but change it. */
    public static boolean hasOneTimePassword(CallerPrincipal principal) {
        return ((UserPrincipal) principal).oneTimePassword;
    }
}
