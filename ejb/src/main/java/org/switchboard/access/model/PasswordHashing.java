package org.switchboard.access.model;

/** Port: makes and checks the form in which a password is kept. */
public interface PasswordHashing {

    /** A salted hash that carries its own parameters. */
    String hash(String password);

    boolean verify(String password, String kept);

    /** True when the kept hash is weaker than what {@link #hash} would make now. */
    boolean outdated(String kept);
}
