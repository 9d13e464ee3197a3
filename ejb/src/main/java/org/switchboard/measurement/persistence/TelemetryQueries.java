package org.switchboard.measurement.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.switchboard.database.Part;
import org.switchboard.database.Row;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.ElementKey;

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

    /**
     * The network elements of these measurement points of a source. When several sources describe an element, the source
     * of the points names it, else the first by name.
     */
    public List<ElementKey> elementsOf(String source, Collection<String> pointKeys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (e.source_key) e.source, e.source_key as key
                        from measurement_point p
                        join network_element e on e.source_key = p.network_element_key and not e.deleted
                        where p.source = :source and p.source_key = any (:keys) and not p.deleted
                        order by e.source_key, (e.source = :source) desc, e.source""")
                .bind("source", source)
                .bindArray("keys", String.class, pointKeys)
                .map(ConstructorMapper.of(ElementKey.class))
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
