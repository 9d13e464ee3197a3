package org.switchboard.access.model;

import java.util.Locale;
import org.switchboard.shared.BusinessException;

/**
 * What a password must be: long, none that many people use or that is easily guessed, and not the user's own name. Length is
 * what counts against guessing, so no mixture of character classes is asked for (NIST SP 800-63B, 5.1.1.2). The upper bound
 * keeps hashing cheap to call.
 */
public final class PasswordRule {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private PasswordRule() {}

    /** @throws BusinessException when this user must not have this password */
    public static void check(String userName, String password) {
        if (password == null || password.length() < SHORTEST || password.length() > LONGEST) {
            throw new BusinessException("password-length", "password", null, SHORTEST, LONGEST);
        }
        if (password.toLowerCase(Locale.ROOT).contains(AppUser.folded(userName))) {
            throw new BusinessException("password-holds-name", "password", null);
        }
        if (CommonPasswords.include(userName, password)) {
            throw new BusinessException("password-common", "password", null);
        }
    }
}
