package org.switchboard.integration.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.billing.model.AccountBalance.Payment;

/** Reads the canonical balance and refuses what makes no sense, so that garbage never reaches the screen as money. */
final class BalanceAnswer {

    private static final int LONGEST_TEXT = 200;
    /** Before the point, and after it. */
    private static final int MOST_DIGITS = 15;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
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
                    currency(answer),
                    text(answer, "oldestDueOn").map(BalanceAnswer::day),
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
            LocalDate paidOn = day(text(payment, "paidOn")
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
        BigDecimal value = amount.decimalValue();
        // before the scale is set: it would write all digits of an exponent
        if (value.precision() - (long) value.scale() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(field + " with too many digits");
        }
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank())
                .map(value -> bounded(field, value));
    }

    private static String bounded(String field, String value) {
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " with a text that is too long or has control characters");
        }
        return value;
    }

    private static String currency(JsonNode answer) {
        String code = text(answer, "currency").orElseThrow(() -> new IllegalArgumentException("no currency"));
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("currency " + code, unknown);
        }
    }

    private static Instant moment(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(text);
        day(moment.toLocalDate());
        return moment.toInstant();
    }

    private static LocalDate day(String text) {
        return day(LocalDate.parse(text));
    }

    private static LocalDate day(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("the year " + day.getYear());
        }
        return day;
    }
}
