package org.switchboard.customer.model;

import java.time.Instant;

/** That the customer confirmed a value themselves: it counts while the record still holds it. */
public record Verification(String value, String by, Instant at) {}
