package org.switchboard.customer.model;

import java.time.LocalDate;
import java.util.Optional;

/** A meter or terminal at a usage point. */
public record EndDevice(String key, String serial, Optional<String> kind, Optional<LocalDate> installedOn) {

    private static final String SMART = "smart";

    /** Reports a loss of supply by itself, and answers a ping. */
    public boolean isSmart() {
        return kind.filter(SMART::equals).isPresent();
    }
}
