package org.switchboard.access.model;

import java.time.Instant;

/**
 * A password that was made for a user and is shown once.
 *
 * @param until when it may be used, for nothing but to change it
 */
public record IssuedPassword(UserView user, String password, Instant until) {

    @Override
    public String toString() {
        return "IssuedPassword[" + user.name() + " until " + until + "]";
    }
}
