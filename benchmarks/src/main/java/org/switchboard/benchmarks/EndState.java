package org.switchboard.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchboard.launcher.EmbeddedDatabase;

/**
 * What tables hold, whenever and in whatever order it came: how many rows, and the sum of a hash of each.
 *
 * @param tables by name
 */
record EndState(Map<String, String> tables) {

    static EndState of(EmbeddedDatabase database, List<RecordSort> sorts) {
        Map<String, String> tables = new LinkedHashMap<>();
        sorts.forEach(sort -> tables.put(sort.table(), hash(database, sort.table())));
        return new EndState(tables);
    }

    /** Numbers of rows and times of receipt are all that may differ from one load to the next. */
    private static String hash(EmbeddedDatabase database, String table) {
        return database.ask("select count(*) || ' ' || coalesce(sum(hashtextextended("
                + "(to_jsonb(held) - 'id' - 'received_at' - 'provenance')::text, 0)::numeric), 0) from " + table
                + " held");
    }
}
