package org.switchboard.customer.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.switchboard.source.RecordType;
import org.switchboard.source.record.RecordStore;
import org.switchboard.source.record.RecordTableStore;

/** Offers the customer tables to the intake. */
@ApplicationScoped
public class CustomerRecordStores {

    @Inject
    Jdbi jdbi;

    @Produces
    RecordStore customers() {
        return new RecordTableStore(RecordType.CUSTOMER, CustomerRecords.CUSTOMER, jdbi);
    }

    @Produces
    RecordStore accounts() {
        return new RecordTableStore(RecordType.ACCOUNT, CustomerRecords.ACCOUNT, jdbi);
    }

    @Produces
    RecordStore serviceLocations() {
        return new RecordTableStore(RecordType.SERVICE_LOCATION, CustomerRecords.SERVICE_LOCATION, jdbi);
    }

    @Produces
    RecordStore usagePoints() {
        return new RecordTableStore(RecordType.USAGE_POINT, CustomerRecords.USAGE_POINT, jdbi);
    }

    @Produces
    RecordStore endDevices() {
        return new RecordTableStore(RecordType.END_DEVICE, CustomerRecords.END_DEVICE, jdbi);
    }
}
