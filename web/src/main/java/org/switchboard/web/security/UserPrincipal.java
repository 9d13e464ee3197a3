package org.switchboard.web.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Set;
import org.switchboard.access.model.SignedIn;

/** A user whose password was right, with what groups do not hold: the areas. */
final class UserPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    private final Set<String> areas;

    UserPrincipal(SignedIn user) {
        super(user.name());
        areas = user.areas();
    }

    static Set<String> areasOf(CallerPrincipal principal) {
        return ((UserPrincipal) principal).areas;
    }
}
