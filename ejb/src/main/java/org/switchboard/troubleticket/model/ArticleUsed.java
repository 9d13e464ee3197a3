package org.switchboard.troubleticket.model;

/** The knowledge article that solved a ticket, in the language in which the agent read it. */
public record ArticleUsed(String id, String language) {}
