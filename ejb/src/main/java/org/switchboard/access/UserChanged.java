package org.switchboard.access;

/** Fired when a user's password, roles or admission changed; observe it after success of the transaction. */
public record UserChanged(String name) {}
