package org.switchboard.web.session;

/**
 * Fired on a node when a session that it holds has ended other than by its own browser.
 *
 * @param httpSession the id under which the server has it
 */
public record EndedSession(String httpSession) {}
