package org.switchboard.access;

import org.switchboard.shared.BusinessException;

/** So many passwords are being checked that this one is not; it may be sent again in a few seconds. */
public class SignInBusy extends BusinessException {

    public SignInBusy() {
        super("sign-in-busy", null, null);
    }
}
