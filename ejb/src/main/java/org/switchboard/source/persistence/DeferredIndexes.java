package org.switchboard.source.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.Columns;
import org.switchboard.source.RecordType;

/**
 * Indexes that look-ups need and the intake does not, and automatic vacuum, taken away while their table is filled and made
 * again afterwards.
 * What tables look like is no part of a unit of work: each step here is a transaction of its own, on a connection of its
 * own, and must not be taken within another.
 */
@ApplicationScoped
public class DeferredIndexes {

    private static final Logger LOG = Logger.getLogger(DeferredIndexes.class.getName());

    /** Whoever reads the table for longer than this keeps its indexes on it. */
    private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '2s'";

    /**
     * PostgreSQL sorts a whole index in that memory, and gives it back after each. Alone: processes that help each other
     * hand over by way of files what they have sorted, which costs half as much again, and several indexes are made at
     * once anyway.
     */
    private static final List<String> ROOM_TO_SORT =
            List.of("set local maintenance_work_mem = '256MB'", "set local max_parallel_maintenance_workers = 0");

    private static final Duration LONGEST_MAKING = Duration.ofHours(1);

    private static final String KEEP_SECONDARY = """
            insert into deferred_index (index_name, table_name, record_type, definition, deferred_at)
            select i.relname, :table, :type, pg_get_indexdef(i.oid), :at
            from pg_index x join pg_class i on i.oid = x.indexrelid
            where x.indrelid = to_regclass(:table) and not x.indisunique
            returning index_name""";

    /** Vacuum would read the growing table again and again, and find nothing to take away. It waits in the same list. */
    private static final String KEEP_VACUUM = """
            insert into deferred_index (index_name, table_name, record_type, definition, deferred_at)
            values (:name, :table, :type, 'alter table ' || :table || ' reset (autovacuum_enabled)', :at)""";

    private static final String FILLED = """
            select waiting.table_name, min(waiting.deferred_at) as began_at, max(feed.last_record_at) as last_record_at,
              coalesce(bool_or(feed.failure is not null and feed.withdrawn_at is null), false) as failing
            from deferred_index waiting left join feed on feed.record_type = waiting.record_type
            group by waiting.table_name order by waiting.table_name""";

    /** Those that take longest first, vacuum last. Whoever makes an index meanwhile holds its row. */
    private static final String NEXT = """
            select index_name, definition from deferred_index where table_name = :table
            order by definition like '% USING gin %' desc, definition collate "C" limit 1 for update skip locked""";

    /**
     * A table without its indexes.
     *
     * @param lastRecordAt when the last record for it came in
     * @param failing whether a feed that fills it fails
     */
    public record Filled(String table, Instant beganAt, Instant lastRecordAt, boolean failing) {}

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    protected DeferredIndexes() {
        // for the container
    }

    public DeferredIndexes(DataSource database) {
        this.database = database;
    }

    /** How many rows the table holds; counted no further than to {@code most}. */
    public int rows(String table, int most) {
        return inTransaction(
                handle -> handle.createQuery("select count(*) from (select from " + table + " limit :most) as counted")
                        .bind("most", most)
                        .mapTo(Integer.class)
                        .one());
    }

    public boolean areDeferred(String table) {
        return inTransaction(
                handle -> handle.createQuery("select exists (select from deferred_index where table_name = :table)")
                        .bind("table", table)
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Drops all indexes of the table but the unique ones, by which the intake finds its rows.
     *
     * @return whether it had any
     * @throws org.jdbi.v3.core.JdbiException also when somebody reads the table for too long; it has all its indexes then
     */
    public boolean defer(String table, RecordType type, Instant at) {
        List<String> deferred = inTransaction(handle -> {
            handle.execute(SET_LOCK_TIMEOUT);
            handle.execute("lock table " + table + " in access exclusive mode");
            List<String> indexes = handle.createQuery(KEEP_SECONDARY)
                    .bind("table", table)
                    .bind("type", type.wireName())
                    .bind("at", at)
                    .mapTo(String.class)
                    .list();
            if (!indexes.isEmpty()) {
                indexes.forEach(index -> handle.execute("drop index " + index));
                suspendVacuum(handle, table, type, at);
            }
            return indexes;
        });
        if (!deferred.isEmpty()) {
            LOG.info("first fill begun table=" + table + " indexesDeferred=" + deferred.size());
        }
        return !deferred.isEmpty();
    }

    private static void suspendVacuum(Handle handle, String table, RecordType type, Instant at) {
        handle.execute("alter table " + table + " set (autovacuum_enabled = false)");
        handle.createUpdate(KEEP_VACUUM)
                .bind("name", vacuumOf(table))
                .bind("table", table)
                .bind("type", type.wireName())
                .bind("at", at)
                .execute();
    }

    /** All tables that go without their indexes. */
    public List<Filled> filled() {
        return inTransaction(handle -> handle.createQuery(FILLED)
                .map((row, context) -> new Filled(
                        row.getString("table_name"),
                        Columns.instant(row, "began_at").orElseThrow(),
                        Columns.instant(row, "last_record_at").orElse(Instant.EPOCH),
                        row.getBoolean("failing")))
                .list());
    }

    /**
     * Makes the indexes of the table that were deferred, one by one, beside whoever else makes some of them. Who reads
     * goes on meanwhile; who writes waits. What fails or is cut off stays deferred.
     *
     * @return whether the table has them all now
     */
    public boolean make(String table) {
        // whoever lets vacuum in again, which comes last
        boolean whole = false;
        Optional<String> made;
        do {
            made = inTransaction(handle -> makeOne(handle, table));
            whole |= made.filter(vacuumOf(table)::equals).isPresent();
        } while (made.isPresent());
        if (whole) {
            // or the planner would go by an empty table until the database's own clock comes round
            inTransaction(handle -> handle.execute("analyze " + table));
            LOG.info("first fill ended table=" + table);
        }
        return !areDeferred(table);
    }

    private static String vacuumOf(String table) {
        return table + " vacuum";
    }

    private static Optional<String> makeOne(Handle handle, String table) {
        Optional<Map<String, Object>> next =
                handle.createQuery(NEXT).bind("table", table).mapToMap().findOne();
        next.ifPresent(index -> {
            ROOM_TO_SORT.forEach(handle::execute);
            patiently(handle, (String) index.get("definition"));
            handle.execute("delete from deferred_index where index_name = ?", index.get("index_name"));
        });
        return next.map(index -> (String) index.get("index_name"));
    }

    /** Longer than the limit within which every other answer must come. */
    private static void patiently(Handle handle, String statement) {
        Connection connection = handle.getConnection();
        try {
            int limit = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_MAKING.toMillis());
            try {
                handle.execute(statement);
            } finally {
                connection.setNetworkTimeout(Runnable::run, limit);
            }
        } catch (SQLException lost) {
            throw new ConnectionException(lost);
        }
    }

    private <T> T inTransaction(HandleCallback<T, RuntimeException> step) {
        return Jdbi.create(database).inTransaction(step);
    }
}
