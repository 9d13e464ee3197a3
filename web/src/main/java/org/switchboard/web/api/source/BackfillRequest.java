package org.switchboard.web.api.source;

/**
 * What is sent to have a feed read again.
 *
 * @param since ISO 8601 with offset
 */
public record BackfillRequest(String since) {}
