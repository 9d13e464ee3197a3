package org.switchboard.customer;

import java.time.LocalDate;
import java.util.Optional;

/** A meter or terminal at a usage point. */
public record EndDevice(String key, String serial, Optional<String> kind, Optional<LocalDate> installedOn) {}
