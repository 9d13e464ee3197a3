package org.switchboard.servicelevel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the value of a policy counts, or that it is a telephone number. */
public enum ServiceLevelUnit {
    MINUTES,
    HOURS,
    DAYS,
    WORKING_DAYS,
    TELEPHONE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    static Optional<ServiceLevelUnit> named(String wireName) {
        return Arrays.stream(values())
                .filter(unit -> unit.wireName.equals(wireName))
                .findFirst();
    }
}
