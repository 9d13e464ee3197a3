package org.switchboard.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The canonical record types; the name with hyphens is the one in routes, URLs and schemas. */
public enum RecordType {
    CUSTOMER,
    ACCOUNT,
    SERVICE_LOCATION,
    USAGE_POINT,
    END_DEVICE,
    NETWORK_ELEMENT,
    MEASUREMENT_POINT,
    MEASUREMENT,
    OUTAGE_PLAN,
    OUTAGE,
    INTERACTION,
    CUSTOMER_BILL,
    CREW,
    WORK_ORDER_STATUS;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As in {@code POST /api/v1/intake/{source}/{recordType}}. */
    public String wireName() {
        return wireName;
    }

    public static Optional<RecordType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
