package org.switchboard.integration.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What one poll reads of a table, page by page: the whole table, or what is new since. */
interface TableRead {

    /** The statement of the next page. */
    String statement();

    /** The place behind which the next page begins, for the parameters of the statement. */
    Optional<String> at();

    Optional<String> key();

    /**
     * Takes what the statement gave.
     *
     * @param full whether the page has as many rows as it may have, so that there may be another
     * @return the rows that are records
     */
    List<Map<String, Object>> take(List<Map<String, Object>> rows, boolean full);

    /** Whether there may be another page. */
    boolean hasMore();

    /** Where a later poll goes on once everything taken so far is stored; empty leaves that where it is. */
    Optional<String> watermark();

    /** The newest change that is covered once this poll is through. */
    Optional<String> reached();

    /** The watermark of a row just taken that lies beyond the horizon. */
    default Optional<String> ahead() {
        return Optional.empty();
    }

    /** How many rows there are to read, once they have been counted; said once. */
    default OptionalLong expected() {
        return OptionalLong.empty();
    }
}
