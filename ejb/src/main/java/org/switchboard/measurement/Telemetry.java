package org.switchboard.measurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.switchboard.measurement.model.Reading;
import org.switchboard.measurement.persistence.TelemetryQueries;

/** The last readings of network elements. */
@ApplicationScoped
public class Telemetry {

    @Inject
    TelemetryQueries queries;

    /** By element key; elements without telemetry are missing from the map. One statement for all. */
    @Transactional
    public Map<String, List<Reading>> readingsOf(Collection<String> networkElementKeys) {
        return queries.readingsOf(networkElementKeys);
    }

    /** The network elements that these measurement points belong to. */
    @Transactional
    public List<String> elementsOf(Collection<String> pointKeys) {
        return queries.elementsOf(pointKeys);
    }
}
