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

/**
 * Indexes that look-ups need and the intake does not, and automatic vacuum, for the initial load that an operator has asked
 * for: dropped before it, and built after it. Each step is a transaction of its own on a connection of its own, and must
 * not be taken within another.
 */
@ApplicationScoped
public class DeferredIndexes {

    private static final Logger LOG = Logger.getLogger(DeferredIndexes.class.getName());

    /** A reader who holds the table for longer than this keeps the load from beginning. */
    private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '2s'";

    /**
     * PostgreSQL sorts a whole index in that memory, and gives it back after each. Alone: processes that help each other
     * exchange sorted rows through files, which costs half as much again, and several indexes are made at
     * once anyway.
     */
    private static final List<String> SORT_SETTINGS =
            List.of("set local maintenance_work_mem = '256MB'", "set local max_parallel_maintenance_workers = 0");

    private static final Duration INDEX_TIMEOUT = Duration.ofHours(1);

    private static final String KEEP_SECONDARY = """
            insert into deferred_index (index_name, table_name, definition, deferred_at)
            select i.relname, :table, pg_get_indexdef(i.oid), :at
            from pg_index x join pg_class i on i.oid = x.indexrelid
            where x.indrelid = to_regclass(:table) and not x.indisunique
            on conflict (index_name) do update set definition = excluded.definition
            returning index_name""";

    /** Vacuum would read the growing table again and again, and find nothing to take away. It waits in the same list. */
    private static final String KEEP_VACUUM = """
            insert into deferred_index (index_name, table_name, definition, deferred_at)
            values (:name, :table, 'alter table ' || :table || ' reset (autovacuum_enabled)', :at)
            on conflict do nothing""";

    /** Those that take longest first, vacuum last. Whoever builds an index meanwhile holds its row. */
    private static final String NEXT = """
            select index_name, definition from deferred_index where table_name = :table
            order by definition like '% USING gin %' desc, definition collate "C" limit 1 for update skip locked""";

    @Resource(lookup = "jdbc/switchboard", shareable = false)
    DataSource database;

    protected DeferredIndexes() {
        // for the container
    }

    public DeferredIndexes(DataSource database) {
        this.database = database;
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
     * @throws org.jdbi.v3.core.JdbiException also when a transaction reads the table for too long; it has all its indexes then
     */
    public void defer(String table, Instant at) {
        List<String> deferred = inTransaction(handle -> {
            handle.execute(SET_LOCK_TIMEOUT);
            handle.execute("lock table " + table + " in access exclusive mode");
            List<String> indexes = handle.createQuery(KEEP_SECONDARY)
                    .bind("table", table)
                    .bind("at", at)
                    .mapTo(String.class)
                    .list();
            if (!indexes.isEmpty()) {
                indexes.forEach(index -> handle.execute("drop index " + index));
                suspendVacuum(handle, table, at);
            }
            return indexes;
        });
        if (!deferred.isEmpty()) {
            LOG.info("indexes deferred table=" + table + " indexes=" + deferred.size());
        }
    }

    private static void suspendVacuum(Handle handle, String table, Instant at) {
        handle.execute("alter table " + table + " set (autovacuum_enabled = false)");
        handle.createUpdate(KEEP_VACUUM)
                .bind("name", vacuumOf(table))
                .bind("table", table)
                .bind("at", at)
                .execute();
    }

    /**
     * Builds the deferred indexes of the table one by one, beside whoever else builds some of them. Readers go on meanwhile;
     * writers wait. What fails or is cut off stays deferred.
     */
    public void build(String table) {
        // whoever lets vacuum in again, which comes last
        boolean whole = false;
        Optional<String> built;
        do {
            built = inTransaction(handle -> buildOne(handle, table));
            whole |= built.filter(vacuumOf(table)::equals).isPresent();
        } while (built.isPresent());
        if (whole) {
            // or the planner would go by an empty table until the database's own clock comes round
            inTransaction(handle -> handle.execute("analyze " + table));
            LOG.info("deferred indexes built table=" + table);
        }
    }

    private static String vacuumOf(String table) {
        return table + " vacuum";
    }

    private static Optional<String> buildOne(Handle handle, String table) {
        Optional<Map<String, Object>> next =
                handle.createQuery(NEXT).bind("table", table).mapToMap().findOne();
        next.ifPresent(index -> {
            SORT_SETTINGS.forEach(handle::execute);
            executeLong(handle, (String) index.get("definition"));
            handle.execute("delete from deferred_index where index_name = ?", index.get("index_name"));
        });
        return next.map(index -> (String) index.get("index_name"));
    }

    /** Longer than the limit within which every other answer must come. */
    private static void executeLong(Handle handle, String statement) {
        Connection connection = handle.getConnection();
        try {
            int limit = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) INDEX_TIMEOUT.toMillis());
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
