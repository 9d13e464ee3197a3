package org.switchboard.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that stand for none, and ordinary ones that look a little like them. */
class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@firm.example",
                "no-reply@firm.example",
                "kefu@firm.example",
                "Customer.Service@firm.example",
                "none@none.com",
                "test@test.com",
                "x@x.com",
                "a@firm.example",
                "someone@example.com",
                "a.b@mail.invalid",
                "support+42@firm.example"
            })
    void mailbox_of_a_role_or_of_nobody_is_a_placeholder(String email) {
        assertThat(Placeholders.isEmail(email.toLowerCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xiaoming.wang@firm.example",
                "infante@firm.example",
                "office7421@firm.example",
                "li@mail.example"
            })
    void mailbox_of_a_person_is_none(String email) {
        assertThat(Placeholders.isEmail(email)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "未知", "某某", "N A", "john doe", "xxx", "不详", "the occupier", "test"})
    void word_for_none_is_no_name(String name) {
        assertThat(Placeholders.isName(name.toLowerCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "林", "john smith", "娜娜娃", "anna"})
    void name_is_one(String name) {
        assertThat(Placeholders.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11010519491231002X", "91330106MA2CFDHC5B", "E12345987", "3000004711", "440308199901010012"})
    void identity_or_account_number_is_none(String number) {
        assertThat(Placeholders.isNumber(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13805712345", "7654321", "8886666", "16502530000", "4008208820", "+4930123125"})
    void telephone_is_none(String line) {
        assertThat(Placeholders.isTelephone(line)).isFalse();
    }
}
