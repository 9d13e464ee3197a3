package org.switchboard.network.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTable;
import org.switchboard.source.record.RecordTableStore;

/** Offers the network table to the intake. */
@ApplicationScoped
public class NetworkRecordStores {

    private static final RecordTable NETWORK_ELEMENT = RecordTable.named("network_element")
            .group("equipment")
            .text("kind", "kind")
            .text("name", "name")
            .column("failures_per_year", "double precision", "failuresPerYear")
            .column("length_metres", "double precision", "lengthMetres")
            .group("connectivity")
            .text("upstream_key", "upstreamKey")
            .column("normally_open", "boolean", "normallyOpen")
            .group("position")
            .column("longitude", "double precision", "longitude")
            .column("latitude", "double precision", "latitude")
            .column("path", "jsonb", "path")
            .build();

    @Inject
    Jdbi jdbi;

    @Produces
    RecordStore networkElements() {
        return new RecordTableStore(RecordType.NETWORK_ELEMENT, NETWORK_ELEMENT, jdbi);
    }
}
