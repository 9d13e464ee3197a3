package org.switchboard.network.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.network.model.SupplyPath;

/** One recursive statement walks all asked paths at once. */
@ApplicationScoped
public class NetworkQueries {

    /** Deeper than any real tree; a loop in the data ends here at the latest. */
    private static final int DEEPEST = 64;

    private static final String PATHS = """
            with recursive start as (
              select distinct on (asked.key) asked.key as asked, e.id
              from unnest(:keys) as asked (key)
              join network_element e on e.source_key = asked.key and not e.deleted
              order by asked.key, (e.source = :source) desc, e.source),
            walk as (
              select s.asked, 0 as depth, e.* from start s join network_element e on e.id = s.id
              union all
              select w.asked, w.depth + 1, e.*
              from walk w join network_element e
                on e.source = w.source and e.source_key = w.upstream_key and not e.deleted
              where w.depth < :deepest)
            select * from walk order by asked, depth""";

    private Jdbi jdbi;

    protected NetworkQueries() {
        // for the container's proxy
    }

    @Inject
    public NetworkQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Step(String asked, Optional<String> upstreamKey, NetworkElement element) {}

    public Map<String, SupplyPath> pathsTo(Collection<String> keys, String askingSource) {
        Map<String, SupplyPath> paths = new HashMap<>();
        keys.forEach(key -> paths.put(key, SupplyPath.UNKNOWN));
        if (!keys.isEmpty()) {
            Map<String, List<Step>> walks = new LinkedHashMap<>();
            jdbi.useHandle(handle -> handle.createQuery(PATHS)
                    .bindArray("keys", String.class, keys)
                    .bind("source", askingSource)
                    .bind("deepest", DEEPEST)
                    .map(NetworkQueries::step)
                    .forEach(step -> walks.computeIfAbsent(step.asked, asked -> new ArrayList<>())
                            .add(step)));
            walks.forEach((asked, steps) -> paths.put(asked, path(steps)));
        }
        return paths;
    }

    public Optional<NetworkElement> element(ElementKey named) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from network_element where source_key = :key and source = :source and not deleted")
                .bind("key", named.key())
                .bind("source", named.source())
                .map((row, context) -> element(row))
                .findFirst());
    }

    /** The elements of this key in all sources. */
    public List<NetworkElement> elements(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from network_element where source_key = :key and not deleted
                        order by source limit 10""")
                .bind("key", key)
                .map((row, context) -> element(row))
                .list());
    }

    private static SupplyPath path(List<Step> upwards) {
        List<NetworkElement> elements = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : upwards) {
            if (!seen.add(step.element.key())) {
                Collections.reverse(elements);
                return new SupplyPath(elements, false);
            }
            elements.add(step.element);
        }
        boolean reachedTheTop = upwards.get(upwards.size() - 1).upstreamKey.isEmpty();
        Collections.reverse(elements);
        return new SupplyPath(elements, reachedTheTop);
    }

    private static Step step(ResultSet row, StatementContext context) throws SQLException {
        return new Step(row.getString("asked"), Columns.text(row, "upstream_key"), element(row));
    }

    private static NetworkElement element(ResultSet row) throws SQLException {
        return new NetworkElement(
                row.getString("source"),
                row.getString("source_key"),
                Columns.instant(row, "changed_at").orElseThrow(),
                Columns.text(row, "kind").orElse(""),
                Columns.text(row, "name").orElse(row.getString("source_key")),
                Columns.flag(row, "normally_open"),
                Columns.number(row, "longitude"),
                Columns.number(row, "latitude"));
    }
}
