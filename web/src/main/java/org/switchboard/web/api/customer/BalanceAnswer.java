package org.switchboard.web.api.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.switchboard.billing.model.AccountBalance;

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
public record BalanceAnswer(
        BigDecimal balance,
        BigDecimal arrears,
        String currency,
        Optional<LocalDate> oldestDueOn,
        boolean disconnectedForDebt,
        Optional<Instant> disconnectedAt,
        List<PaymentAnswer> payments,
        String source) {

    /** A payment. */
    public record PaymentAnswer(BigDecimal amount, LocalDate paidOn, String channel) {

        public static PaymentAnswer of(AccountBalance.Payment payment) {
            return new PaymentAnswer(payment.amount(), payment.paidOn(), payment.channel());
        }
    }

    public static BalanceAnswer of(AccountBalance balance) {
        return new BalanceAnswer(
                balance.balance(),
                balance.arrears(),
                balance.currency(),
                balance.oldestDueOn(),
                balance.disconnectedForDebt(),
                balance.disconnectedAt(),
                balance.payments().stream().map(PaymentAnswer::of).toList(),
                balance.source());
    }
}
