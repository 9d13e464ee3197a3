package org.switchboard.integration.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;

class BalanceAnswerTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource({
        "currency, '\"ZZZ\"'",
        "currency, '\"cny\"'",
        "currency, '\"\"'",
        "balance, 1E+1000000000",
        "balance, 1E-1000000000",
        "balance, 10000000000000000",
        "arrears, -1",
        "oldestDueOn, '\"9999-01-01\"'",
        "oldestDueOn, '\"0001-01-01\"'",
        "oldestDueOn, '\"2026-02-30\"'",
        "disconnectedAt, '\"+999999999-01-01T00:00:00Z\"'",
        "source, '\"a\\u0000b\"'"
    })
    void senseless_value_makes_the_answer_invalid(String field, String value) throws Exception {
        ObjectNode answer = right();
        answer.set(field, JSON.readTree(value));

        assertThatExceptionOfType(BillingUnavailable.class)
                .isThrownBy(() -> BalanceAnswer.read(answer))
                .withMessageContaining("invalid");
    }

    @Test
    void text_of_ten_thousand_characters_makes_the_answer_invalid() throws Exception {
        ObjectNode answer = right();
        answer.put("source", "x".repeat(10_000));

        assertThatExceptionOfType(BillingUnavailable.class).isThrownBy(() -> BalanceAnswer.read(answer));
    }

    @Test
    void right_answer_is_read() throws Exception {
        assertThat(BalanceAnswer.read(right()).balance()).isEqualByComparingTo("-5.5");
    }

    private static ObjectNode right() throws Exception {
        return (ObjectNode) JSON.readTree("{\"balance\": -5.5, \"arrears\": 5.5, \"currency\": \"CNY\"}");
    }
}
