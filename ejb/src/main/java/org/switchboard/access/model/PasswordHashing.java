package org.switchboard.access.model;

/** Port: makes and checks the form in which a password is kept. */
public interface PasswordHashing {

    /** A salted hash that carries its own parameters. */
    String hash(String password);

    /** For a demo user, whose password lies readable in a file: cheap, since each start of a server checks all of them. */
    String hashOfDemo(String password);

    /** A hash of today's cost that no password has. */
    String hashOfNobody();

    boolean verify(String password, String kept);

    /** True when the kept hash is not what {@link #hash} would make now. */
    boolean outdated(String kept);
}
