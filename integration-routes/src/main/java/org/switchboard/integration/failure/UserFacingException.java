package org.switchboard.integration.failure;

/** Marks an exception whose message is a sentence for people; its causes are for the log. */
public interface UserFacingException {}
