package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    @ParameterizedTest(name = "{0} is the line {1}")
    @CsvSource({
        "138-0571-2345, 13805712345",
        "+86 138 0571 2345, 13805712345",
        "008613805712345, 13805712345",
        "１３８０５７１２３４５, 13805712345",
        "(0571)87654321, 571/7654321",
        "87654321, 7654321",
        "7654321, 7654321",
        "0571-87654321-801, 571/7654321",
        "86-13805712345, 13805712345",
        "013805712345, 13805712345",
        "138\u200b0571\u00ad2345, 13805712345",
        "0571-87654321 分机 8001, 571/7654321",
        "+1 650 253 0000, +16502530000",
        "400-820-8820, 4008208820",
        "0571-87654321转8001, 571/7654321",
        "+86 571 8765 4321, 571/7654321",
    })
    void a_line_is_the_same_however_it_was_typed(String typed, String line) {
        assertThat(TelephoneForm.lines(List.of(typed))).contains(line);
    }

    @ParameterizedTest(name = "{0} | {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "浙江省杭州市西湖区文三路12号3幢2单元502室 | 文三路12号3栋2单元502 | SAME_FLAT",
                "仁丰路白园新村1幢2单元102室 | 白园新村1-2-102 | SAME_FLAT",
                "仁丰路白园新村一幢二单元102室 | 仁丰路白园新村1幢2单元102室 | SAME_FLAT",
                "仁丰路白园新村1幢2单元102室 | 仁丰路白园新村1幢 | SAME_HOUSE",
                "仁丰路１２号 | 仁丰路12号 | SAME_HOUSE",
                "仁丰路白园新村1幢2单元102室 | 仁丰路白园新村1幢2单元103室 | SAME_STREET",
                "仁丰路12号 | 仁丰路14号 | SAME_STREET",
                "仁丰路12号 | 平湖街12号 | DIFFERENT",
            })
    void addresses_agree_as_far_as_they_go(String one, String other, AddressForm.Likeness expected) {
        assertThat(AddressForm.of(one).likeness(AddressForm.of(other))).isEqualTo(expected);
        assertThat(AddressForm.of(other).likeness(AddressForm.of(one))).isEqualTo(expected);
    }

    /** 11010519491231002X is the example of GB 11643, 91350100M000100Y43 that of GB 32100. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", " 110105 19491231 002X", "91350100M000100Y43"})
    void a_number_with_its_right_check_character_is_unique(String typed) {
        assertThat(UniqueNumber.in(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491321002X",
                "11010549191231002X",
                "P12345678",
                "",
                "91350100M000100Y44"
            })
    void number_with_wrong_check_character_is_not_unique(String typed) {
        assertThat(UniqueNumber.in(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "110105491231002")
    void number_of_fifteen_digits_equals_its_eighteen_digit_form(String typed) {
        assertThat(UniqueNumber.in(typed)).isEqualTo(UniqueNumber.in("11010519491231002X"));
    }
}
