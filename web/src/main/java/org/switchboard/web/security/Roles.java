package org.switchboard.web.security;

/** The roles as annotations need them; the same names as {@link org.switchboard.access.model.Role#group()}. */
public final class Roles {

    public static final String AGENT = "agent";
    public static final String DISPATCHER = "dispatcher";
    public static final String EDITOR = "editor";
    public static final String SUPERVISOR = "supervisor";
    public static final String INTEGRATOR = "integrator";
    public static final String ADMIN = "admin";

    private Roles() {}
}
