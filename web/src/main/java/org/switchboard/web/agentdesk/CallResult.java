package org.switchboard.web.agentdesk;

import java.io.Serializable;

/**
 * What an action has done.
 *
 * @param next what the agent does now; may be empty
 */
public record CallResult(String sentence, String next) implements Serializable {}
