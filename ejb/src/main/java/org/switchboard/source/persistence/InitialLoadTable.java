package org.switchboard.source.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.switchboard.database.Columns;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.InitialLoad;
import org.switchboard.source.model.InitialLoad.State;
import org.switchboard.source.model.LoadedFeed;

/** The tables {@code initial_load} and {@code initial_load_feed}. */
@ApplicationScoped
public class InitialLoadTable {

    private static final String FEEDS = """
            select feed.*, exists (select from deferred_index missing where missing.table_name = feed.table_name) as slow
            from initial_load_feed feed where feed.load_id = :id order by feed.source, feed.feed""";

    private static final String OF_FEED = " where load_id = :id and source = :source and feed = :feed";

    private Jdbi jdbi;

    protected InitialLoadTable() {
        // for the container's proxy
    }

    @Inject
    public InitialLoadTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public InitialLoad request(String file, String by, Instant at, List<LoadedFeed> feeds) {
        return jdbi.withHandle(handle -> {
            long id = handle.createQuery("""
                            insert into initial_load (file, state, requested_by, started_at)
                            values (:file, :state, :by, :at) returning id""")
                    .bind("file", file)
                    .bind("state", State.REQUESTED.name())
                    .bind("by", by)
                    .bind("at", at)
                    .mapTo(Long.class)
                    .one();
            for (LoadedFeed each : feeds) {
                handle.createUpdate("""
                                insert into initial_load_feed (load_id, source, feed, record_type, table_name)
                                values (:id, :source, :feed, :type, :table)""")
                        .bind("id", id)
                        .bind("source", each.feed().source())
                        .bind("feed", each.feed().name())
                        .bind("type", each.feed().type().wireName())
                        .bind("table", each.table())
                        .execute();
            }
            return find(handle, id).orElseThrow();
        });
    }

    public boolean holdsRows(String table, String source) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from " + table + " where source = :source)")
                        .bind("source", source)
                        .mapTo(Boolean.class)
                        .one());
    }

    public Optional<InitialLoad> find(long id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    public Optional<InitialLoad> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from initial_load where ended_at is null")
                .map((row, context) -> load(handle, row))
                .findOne());
    }

    /** The newest first. */
    public List<InitialLoad> latest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from initial_load order by id desc limit :most")
                .bind("most", most)
                .map((row, context) -> load(handle, row))
                .list());
    }

    public void begun(long id, String node, Instant at) {
        update("""
                update initial_load set state = 'LOADING', node = :node, continued_at = :at, problem = null,
                  rows_before = (select sum(loaded) from initial_load_feed where load_id = :id)
                where id = :id and state = 'REQUESTED'""", id, step -> step.bind("node", node).bind("at", at));
    }

    /** Counts what normal intake has stored during an interruption too, where the rows belong to one feed alone. */
    public void recount(InitialLoad load) {
        load.feeds().stream()
                .filter(feed -> load.feeds().stream().filter(feed::sharesRows).count() == 1)
                .forEach(feed -> update(
                        "update initial_load_feed set loaded = (select count(*) from " + feed.table()
                                + " where source = :source)" + OF_FEED,
                        load.id(),
                        step -> named(step, feed.feed())));
    }

    public void problem(long id, String problem) {
        update("update initial_load set problem = :problem where id = :id", id, step -> step.bind("problem", problem));
    }

    public void indexing(long id) {
        update("update initial_load set state = 'INDEXING' where id = :id and state = 'LOADING'", id, step -> step);
    }

    public void interrupted(long id) {
        update(
                "update initial_load set state = 'INTERRUPTED' where id = :id and state in ('LOADING', 'INDEXING')",
                id,
                step -> step);
    }

    public void resume(long id) {
        update(
                "update initial_load set state = 'REQUESTED' where id = :id and state = 'INTERRUPTED'",
                id,
                step -> step);
    }

    public void finished(long id, Instant at) {
        update(
                "update initial_load set state = 'FINISHED', problem = null, ended_at = :at where id = :id",
                id,
                step -> step.bind("at", at));
    }

    public void allCaughtUp(long id, Instant at) {
        update(
                "update initial_load_feed set caught_up_at = coalesce(caught_up_at, :at) where load_id = :id",
                id,
                step -> step.bind("at", at));
    }

    public void caughtUp(long id, FeedId feed, Instant at) {
        update("update initial_load_feed set caught_up_at = coalesce(caught_up_at, :at)" + OF_FEED, id, step -> named(
                        step, feed)
                .bind("at", at));
    }

    public boolean hasCaughtUp(long id, FeedId feed) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from initial_load_feed" + OF_FEED + " and caught_up_at is not null)")
                .bind("id", id)
                .bind("source", feed.source())
                .bind("feed", feed.name())
                .mapTo(Boolean.class)
                .one());
    }

    public void expect(long id, FeedId feed, long records) {
        update("update initial_load_feed set expected = :records" + OF_FEED, id, step -> named(step, feed)
                .bind("records", records));
    }

    public void count(long id, FeedId feed, int rows) {
        update("update initial_load_feed set loaded = loaded + :rows" + OF_FEED, id, step -> named(step, feed)
                .bind("rows", rows));
    }

    private static Update named(Update step, FeedId feed) {
        return step.bind("source", feed.source()).bind("feed", feed.name());
    }

    private void update(String sql, long id, UnaryOperator<Update> parameters) {
        jdbi.useHandle(handle ->
                parameters.apply(handle.createUpdate(sql).bind("id", id)).execute());
    }

    private static Optional<InitialLoad> find(Handle handle, long id) {
        return handle.createQuery("select * from initial_load where id = :id")
                .bind("id", id)
                .map((row, context) -> load(handle, row))
                .findOne();
    }

    private static InitialLoad load(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new InitialLoad(
                id,
                row.getString("file"),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                Columns.instant(row, "started_at").orElseThrow(),
                Columns.text(row, "node"),
                Columns.instant(row, "continued_at"),
                row.getLong("rows_before"),
                Columns.instant(row, "ended_at"),
                Columns.text(row, "problem"),
                handle.createQuery(FEEDS)
                        .bind("id", id)
                        .map((feed, context) -> feed(feed))
                        .list());
    }

    private static LoadedFeed feed(ResultSet row) throws SQLException {
        String type = row.getString("record_type");
        return new LoadedFeed(
                new FeedId(
                        row.getString("source"),
                        row.getString("feed"),
                        RecordType.named(type).orElseThrow()),
                row.getString("table_name"),
                row.getLong("loaded"),
                Optional.ofNullable(row.getObject("expected", Long.class)),
                Columns.instant(row, "caught_up_at"),
                row.getBoolean("slow"));
    }
}
