package org.switchboard.privacy.model;

import java.time.Instant;

/**
 * What one run of the retention job deleted.
 *
 * @param rows that were deleted; of tickets, those that were blanked
 * @param before only what was older than this
 */
public record RetentionDeletion(long id, Instant at, RetentionPeriod period, long rows, Instant before) {}
