package org.switchboard.workorder.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;
import org.switchboard.workorder.model.Crew;
import org.switchboard.workorder.model.CrewRegistration;
import org.switchboard.workorder.model.CrewView;
import org.switchboard.workorder.model.Crews;

/** The table {@code crew}: what crew systems report, and the crews that dispatchers keep here. */
@ApplicationScoped
public class CrewTable implements Crews {

    public static final String OUR_SOURCE = "switchboard";

    private static final RecordTable CREW = RecordTable.named("crew")
            .group("crew")
            .text("name", "name")
            .column("skills", "text[]", "skills")
            .text("zone", "zone")
            .text("telephone", "telephone")
            .group("state")
            .text("state", "state")
            .build();

    private static final String VIEW = """
            select c.*, (select count(*) from work_order o where o.crew_id = c.id
                           and o.state in ('RECEIVED', 'ASSIGNED', 'EN_ROUTE', 'ON_SITE')) as orders
            from crew c""";

    @Inject
    Jdbi jdbi;

    protected CrewTable() {
        // for the container's proxy
    }

    public CrewTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The intake's way in, for the records of crew systems. */
    @Produces
    public RecordStore reported() {
        return new RecordTableStore(RecordType.CREW, CREW, jdbi);
    }

    @Override
    public Optional<Crew> find(long id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id, source_key, name from crew where id = :id and not deleted")
                        .bind("id", id)
                        .map((row, context) -> new Crew(row.getLong("id"), nameOf(row)))
                        .findFirst());
    }

    @Override
    public Optional<Crew> keyed(String source, String key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, source_key, name from crew where source = :source and source_key = :key and not deleted")
                .bind("source", source)
                .bind("key", key)
                .map((row, context) -> new Crew(row.getLong("id"), nameOf(row)))
                .findFirst());
    }

    @Override
    public long keep(CrewRegistration crew, Instant at) {
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("key", crew.key())
                .put("changedAt", at.toString())
                .put("name", crew.name())
                .put("zone", crew.zone().orElse(null))
                .put("telephone", crew.telephone().orElse(null))
                .put("state", crew.state().orElse(null));
        ArrayNode skills = record.putArray("skills");
        crew.skills().forEach(skills::add);
        return jdbi.withHandle(handle -> {
            CREW.upsert(handle, OUR_SOURCE, List.of(record), at);
            return handle.createQuery("select id from crew where source = :source and source_key = :key")
                    .bind("source", OUR_SOURCE)
                    .bind("key", crew.key())
                    .mapTo(Long.class)
                    .one();
        });
    }

    public Optional<CrewView> view(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(VIEW + " where c.id = :id and not c.deleted")
                .bind("id", id)
                .map(CrewTable::crew)
                .findFirst());
    }

    /**
     * Ordered by name and id, those behind the given ones.
     *
     * @param areas only crews of these zones, and those without a zone; all when empty
     */
    public List<CrewView> list(
            Optional<String> zone,
            Optional<String> state,
            Set<String> areas,
            String afterName,
            long afterId,
            int limit) {
        String narrowed = (zone.isPresent() ? " and c.zone = :zone" : "")
                + (state.isPresent() ? " and c.state = :state" : "")
                + (areas.isEmpty() ? "" : " and (c.zone is null or c.zone = any (:areas))");
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(VIEW + " where not c.deleted and (coalesce(c.name, c.source_key), c.id)"
                            + " > (:name, :id)" + narrowed
                            + " order by coalesce(c.name, c.source_key), c.id limit :limit")
                    .bind("name", afterName)
                    .bind("id", afterId)
                    .bind("limit", limit);
            zone.ifPresent(value -> query.bind("zone", value));
            state.ifPresent(value -> query.bind("state", value));
            if (!areas.isEmpty()) {
                query.bindArray("areas", String.class, areas);
            }
            return query.map(CrewTable::crew).list();
        });
    }

    private static CrewView crew(ResultSet row, StatementContext context) throws SQLException {
        return new CrewView(
                row.getLong("id"),
                row.getString("source"),
                row.getString("source_key"),
                nameOf(row),
                Columns.texts(row, "skills"),
                Columns.text(row, "zone"),
                Columns.text(row, "telephone"),
                Columns.text(row, "state"),
                row.getLong("orders"));
    }

    private static String nameOf(ResultSet row) throws SQLException {
        return Columns.text(row, "name").orElse(row.getString("source_key"));
    }
}
