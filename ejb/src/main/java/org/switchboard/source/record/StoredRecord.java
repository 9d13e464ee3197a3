package org.switchboard.source.record;

/**
 * A canonical record as its table holds it.
 *
 * @param id of the row; a later page begins after it
 * @param record JSON text
 */
public record StoredRecord(long id, String record) {}
