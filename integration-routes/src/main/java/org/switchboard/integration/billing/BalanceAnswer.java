package org.switchboard.integration.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.model.AccountBalance.Payment;

/** Reads the canonical balance and refuses what makes no sense, so that garbage never reaches the screen as money. */
final class BalanceAnswer {

    private static final String DEFAULT_SOURCE = "billing";

    private BalanceAnswer() {}

    static AccountBalance read(JsonNode answer) {
        try {
            BigDecimal arrears = money(answer, "arrears");
            if (arrears.signum() < 0) {
                throw new IllegalArgumentException("arrears of " + arrears);
            }
            return new AccountBalance(
                    money(answer, "balance"),
                    arrears,
                    text(answer, "currency").orElseThrow(() -> new IllegalArgumentException("no currency")),
                    text(answer, "oldestDueOn").map(LocalDate::parse),
                    answer.path("disconnectedForDebt").asBoolean(false),
                    text(answer, "disconnectedAt").map(BalanceAnswer::moment),
                    payments(answer.path("payments")),
                    text(answer, "source").orElse(DEFAULT_SOURCE));
        } catch (IllegalArgumentException | DateTimeException senseless) {
            throw new BillingUnavailable("Billing's answer is invalid: " + senseless.getMessage() + ".", senseless);
        }
    }

    private static List<Payment> payments(JsonNode list) {
        List<Payment> payments = new ArrayList<>();
        for (JsonNode payment : list) {
            LocalDate paidOn = LocalDate.parse(text(payment, "paidOn")
                    .orElseThrow(() -> new IllegalArgumentException("a payment without a date")));
            payments.add(new Payment(
                    money(payment, "amount"), paidOn, text(payment, "channel").orElse("")));
        }
        return payments;
    }

    private static BigDecimal money(JsonNode object, String field) {
        JsonNode amount = object.path(field);
        if (!amount.isNumber()) {
            throw new IllegalArgumentException("no " + field);
        }
        return amount.decimalValue().setScale(2, java.math.RoundingMode.HALF_UP);
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank());
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
