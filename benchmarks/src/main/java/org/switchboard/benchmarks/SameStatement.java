package org.switchboard.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * A statement as the server sent it to the database.
 *
 * @param sql with a question mark for each parameter
 * @param parameters in the order of the question marks; empty for null
 */
record SameStatement(String sql, List<Optional<String>> parameters) {}
