package org.switchboard.customer.model;

import java.time.Instant;

/** That the customer confirmed a value themselves: it counts as long as the record still says so. */
public record Verification(String value, String by, Instant at) {}
