package org.switchboard.billing.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account as billing states it.
 *
 * @param balance what the customer has with the utility; negative when they owe
 * @param arrears overdue amount, zero or positive
 * @param oldestDueOn due date of the oldest unpaid bill
 * @param disconnectedForDebt supply was cut off for debt
 * @param payments the last payments, newest first
 * @param source the system that reported it
 */
public record AccountBalance(
        BigDecimal balance,
        BigDecimal arrears,
        String currency,
        Optional<LocalDate> oldestDueOn,
        boolean disconnectedForDebt,
        Optional<Instant> disconnectedAt,
        List<Payment> payments,
        String source) {

    public record Payment(BigDecimal amount, LocalDate paidOn, String channel) {}
}
