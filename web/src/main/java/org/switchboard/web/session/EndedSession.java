package org.switchboard.web.session;

import java.util.UUID;

/** Fired on a node when a session that it holds has ended other than by its own browser. */
public record EndedSession(UUID id) {}
