package org.switchboard.web.api.source;

/**
 * What is sent to pause a source.
 *
 * @param why for whoever finds it paused; may be left out
 */
public record PauseRequest(String why) {}
