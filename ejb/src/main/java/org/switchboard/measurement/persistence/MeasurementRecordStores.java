package org.switchboard.measurement.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** Offers the table of measurement points to the intake. */
@ApplicationScoped
public class MeasurementRecordStores {

    private static final RecordTable POINT = RecordTable.named("measurement_point")
            .group("point")
            .text("network_element_key", "networkElementKey")
            .text("kind", "kind")
            .text("unit", "unit")
            .build();

    @Inject
    Jdbi jdbi;

    @Produces
    RecordStore points() {
        return new RecordTableStore(RecordType.MEASUREMENT_POINT, POINT, jdbi);
    }
}
