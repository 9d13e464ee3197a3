package org.switchboard.web.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTextTest {

    private static final BigDecimal AMOUNT = new BigDecimal("-12.50");

    @Test
    void currency_has_its_own_sign() {
        assertThat(MoneyText.of(AMOUNT, "CNY", Locale.ENGLISH))
                .contains("¥12.50")
                .doesNotContain("CN¥");
        assertThat(MoneyText.of(AMOUNT, "CNY", Locale.SIMPLIFIED_CHINESE)).contains("¥12.50");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"ZZZ", "cny", "元", "\u202e", "a name that is far longer than any code of a currency"})
    void unknown_currency_fails_no_page(String code) {
        assertThat(MoneyText.of(AMOUNT, code, Locale.ENGLISH))
                .startsWith("-12.5")
                .hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void missing_amount_is_empty() {
        assertThat(MoneyText.of(null, "CNY", Locale.ENGLISH)).isEmpty();
    }
}
