package org.switchboard.measurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
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
}
