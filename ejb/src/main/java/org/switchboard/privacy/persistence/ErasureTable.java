package org.switchboard.privacy.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.privacy.model.Erasure;

/** The table {@code erasure}. */
@ApplicationScoped
public class ErasureTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Jdbi jdbi;

    protected ErasureTable() {
        // for the container's proxy
    }

    @Inject
    public ErasureTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return its number */
    public long add(Instant at, String actor, List<Long> customerIds) {
        return jdbi.withHandle(handle -> handle.createQuery("insert into erasure (at, actor, customer_ids, deleted)"
                        + " values (:at, :actor, :ids, '{}') returning id")
                .bind("at", at)
                .bind("actor", actor)
                .bindArray("ids", Long.class, customerIds)
                .mapTo(Long.class)
                .one());
    }

    public void rows(long id, Map<String, Integer> rows) {
        jdbi.useHandle(handle -> handle.createUpdate("update erasure set deleted = cast(:rows as jsonb) where id = :id")
                .bind("rows", JSON.valueToTree(rows).toString())
                .bind("id", id)
                .execute());
    }

    /** @return false when it is lifted already, or when there is none */
    public boolean lift(long id, String actor, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("update erasure set lifted_at = :at, lifted_by = :actor"
                                + " where id = :id and lifted_at is null")
                        .bind("at", at)
                        .bind("actor", actor)
                        .bind("id", id)
                        .execute())
                > 0;
    }

    public Optional<Erasure> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from erasure where id = :id")
                .bind("id", id)
                .map(ErasureTable::erasure)
                .findFirst());
    }

    /** Those below the id, newest first. */
    public List<Erasure> before(long id, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from erasure where id < :id order by id desc limit :limit")
                        .bind("id", id)
                        .bind("limit", limit)
                        .map(ErasureTable::erasure)
                        .list());
    }

    private static Erasure erasure(ResultSet row, StatementContext context) throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        JsonNode deleted = Columns.json(row, "deleted");
        deleted.fieldNames()
                .forEachRemaining(table -> rows.put(table, deleted.get(table).asInt()));
        return new Erasure(
                row.getLong("id"),
                Columns.instant(row, "at").orElseThrow(),
                row.getString("actor"),
                List.of((Long[]) row.getArray("customer_ids").getArray()),
                rows,
                Columns.instant(row, "lifted_at"),
                Columns.text(row, "lifted_by"));
    }
}
