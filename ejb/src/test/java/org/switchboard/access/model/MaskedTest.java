package org.switchboard.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchboard.shared.BusinessException;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "139-0000-4321, ••••4321",
        "11010519491231002X, ••••002X",
        "+86 571 8765 4321, ••••4321",
        "87654321, ••••4321",
        "654321, ••••21",
        "4321, ••••",
        "1, ••••",
        "'', ''"
    })
    void a_number_keeps_the_digits_by_which_a_caller_is_confirmed(String number, String masked) {
        assertThat(Masked.number(number)).isEqualTo(masked);
        assertThat(Masked.number(masked)).as("masked again").isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"wang.li@example.com, w••••@example.com", "a@b, a••••@b", "no address, ••••ress", "@b.com, ••••om"})
    void an_address_keeps_its_first_sign_and_its_domain(String address, String masked) {
        assertThat(Masked.email(address)).isEqualTo(masked);
        assertThat(Masked.email(masked)).as("masked again").isEqualTo(masked);
    }

    @Test
    void several_numbers_are_masked_each() {
        assertThat(Masked.numbers("139-0000-4321 / 0571-87651234")).isEqualTo("••••4321 / ••••1234");
    }

    @Test
    void a_masked_number_is_not_stored() {
        assertThatThrownBy(() -> Masked.refuse("callerTelephone", Optional.of("••••4321")))
                .isInstanceOf(BusinessException.class);
    }
}
