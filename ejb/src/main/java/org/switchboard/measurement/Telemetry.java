package org.switchboard.measurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.switchboard.database.Part;
import org.switchboard.measurement.model.Reading;
import org.switchboard.measurement.persistence.TelemetryQueries;

/** The last readings of network elements. */
@ApplicationScoped
public class Telemetry {

    @Inject
    TelemetryQueries queries;

    /** The last readings at these elements. */
    public Part<Reading> readingsPart(Collection<String> networkElementKeys) {
        return queries.readingsPart(networkElementKeys);
    }

    /** The network elements that these measurement points belong to. */
    @Transactional
    public List<String> elementsOf(Collection<String> pointKeys) {
        return queries.elementsOf(pointKeys);
    }
}
