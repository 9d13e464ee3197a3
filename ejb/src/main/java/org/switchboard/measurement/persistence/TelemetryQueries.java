package org.switchboard.measurement.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.database.Part;
import org.switchboard.database.Row;
import org.switchboard.measurement.model.Reading;

/** Last values by network element, through the points that name the element. */
@ApplicationScoped
public class TelemetryQueries {

    @Inject
    Jdbi jdbi;

    public Part<Reading> readingsPart(Collection<String> elementKeys) {
        return Part.of("""
                        select m.source, m.source_key, p.network_element_key, p.kind, p.unit,
                               m.value, m.quality, m.changed_at
                        from measurement_point p
                        join measurement m on m.source = p.source and m.source_key = p.source_key and not m.deleted
                        where p.network_element_key = any (:keys) and not p.deleted
                        order by p.network_element_key, p.kind, m.source_key""", TelemetryQueries::reading).bindTexts("keys", elementKeys);
    }

    public List<String> elementsOf(Collection<String> pointKeys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct network_element_key from measurement_point
                        where source_key = any (:keys) and network_element_key is not null and not deleted""")
                .bindArray("keys", String.class, pointKeys)
                .mapTo(String.class)
                .list());
    }

    private static Reading reading(Row row) throws SQLException {
        return new Reading(
                row.getString("source"),
                row.getString("source_key"),
                row.getString("network_element_key"),
                row.text("kind").orElse(""),
                row.number("value"),
                row.text("unit"),
                row.text("quality").orElse(Reading.GOOD),
                row.instant("changed_at").orElseThrow());
    }
}
