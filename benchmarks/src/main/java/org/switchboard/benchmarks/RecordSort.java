package org.switchboard.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sort of record that is read in full.
 *
 * @param truth its name in the ground truth of the legacy systems
 */
public record RecordSort(String table, String recordType, String truth) {

    /** Of the old customer system. */
    static final List<RecordSort> CUSTOMERS = List.of(
            new RecordSort("customer", "customer", "customers"),
            new RecordSort("customer_account", "account", "accounts"),
            new RecordSort("service_location", "service-location", "premises"),
            new RecordSort("usage_point", "usage-point", "usagePoints"),
            new RecordSort("end_device", "end-device", "meters"));

    public static final List<RecordSort> ALL = Stream.concat(
                    CUSTOMERS.stream(),
                    Stream.of(new RecordSort("network_element", "network-element", "networkElements")))
            .toList();
}
