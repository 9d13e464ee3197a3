package org.switchboard.customer.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A customer account (户号).
 *
 * @param customerId the record of a customer that it belongs to
 * @param identifiers what other systems call this account, by system
 */
public record Account(
        long id,
        long customerId,
        String source,
        String key,
        Instant changedAt,
        String number,
        Optional<String> status,
        Optional<LocalDate> openedOn,
        Map<String, String> identifiers) {}
