package org.switchboard.source.intake;

import java.time.Instant;

/**
 * A record's row as COPY takes it.
 *
 * @param receivedAt what it says of when the record came in
 */
record CopyRow(byte[] bytes, Instant receivedAt) {}
