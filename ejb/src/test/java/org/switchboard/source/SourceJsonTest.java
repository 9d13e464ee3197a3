package org.switchboard.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceJsonTest {

    @ParameterizedTest
    @CsvSource({
        "1.10, 1.10",
        "0.30000000000000000000000000000000000004, 0.30000000000000000000000000000000000004",
        "1E2, 100",
        "1.5e3, 1500",
        "12345678901234567890123, 12345678901234567890123",
        "100.00, 100.00",
        "1e999, 1E+999",
    })
    void numbers_keep_their_digits_and_whole_ones_have_no_exponent(String read, String written)
            throws JsonProcessingException {
        assertThat(SourceJson.mapper().build().readTree(read).asText()).isEqualTo(written);
    }

    @Test
    void whole_number_of_a_column_has_no_exponent() {
        assertThat(SourceJson.NODES.numberNode(new BigDecimal("1E+2")).asText()).isEqualTo("100");
        assertThat(SourceJson.NODES.numberNode(new BigDecimal("200")).asText()).isEqualTo("200");
    }
}
