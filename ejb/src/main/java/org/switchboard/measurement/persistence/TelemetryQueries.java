package org.switchboard.measurement.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.switchboard.database.Columns;
import org.switchboard.measurement.model.Reading;

/** Last values by network element, through the points that name the element. */
@ApplicationScoped
public class TelemetryQueries {

    @Inject
    Jdbi jdbi;

    public Map<String, List<Reading>> readingsOf(Collection<String> elementKeys) {
        if (elementKeys.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.source, m.source_key, p.network_element_key, p.kind, p.unit,
                               m.value, m.quality, m.changed_at
                        from measurement_point p
                        join measurement m on m.source = p.source and m.source_key = p.source_key and not m.deleted
                        where p.network_element_key = any (:keys) and not p.deleted
                        order by p.network_element_key, p.kind, m.source_key""")
                .bindArray("keys", String.class, elementKeys)
                .map(TelemetryQueries::reading)
                .collect(Collectors.groupingBy(Reading::networkElementKey)));
    }

    public List<String> elementsOf(Collection<String> pointKeys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct network_element_key from measurement_point
                        where source_key = any (:keys) and network_element_key is not null and not deleted""")
                .bindArray("keys", String.class, pointKeys)
                .mapTo(String.class)
                .list());
    }

    private static Reading reading(ResultSet row, StatementContext context) throws SQLException {
        return new Reading(
                row.getString("source"),
                row.getString("source_key"),
                row.getString("network_element_key"),
                Columns.text(row, "kind").orElse(""),
                Columns.number(row, "value"),
                Columns.text(row, "unit"),
                Columns.text(row, "quality").orElse(Reading.GOOD),
                Columns.instant(row, "changed_at").orElseThrow());
    }
}
