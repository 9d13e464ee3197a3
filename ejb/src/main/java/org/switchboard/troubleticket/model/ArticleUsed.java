package org.switchboard.troubleticket.model;

/** The knowledge article that solved a ticket: its base, its id there, and the language in which the agent read it. */
public record ArticleUsed(String base, String id, String language) {}
