package org.switchboard.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFormTest {

    @ParameterizedTest(name = "{0} is found as {1}")
    @CsvSource({
        "王小明, 王小明",
        "王　小 明, 王小明",
        "張國榮, 张国荣",
        "ＡＢＣ Trading, abctrading",
        "O'Brien, o'brien",
    })
    void names_fold_to_one_form(String name, String folded) {
        assertThat(SearchForm.folded(name)).isEqualTo(folded);
    }

    @Test
    void a_name_is_found_by_its_pinyin_and_its_initials() {
        assertThat(SearchForm.pinyin("王小明")).isEqualTo("wangxiaoming");
        assertThat(SearchForm.initials("王小明")).isEqualTo("wxm");
    }

    @ParameterizedTest(name = "{0} holds the digits {1}")
    @CsvSource({
        "138-0571-2345, 13805712345",
        "(0571)87654321, 057187654321",
        "0571-8765432转8001, 05718765432 8001",
        "+86 138 0571 2345, 13805712345",
        "１３８０５７１２３４５, 13805712345",
        "87654321/13805712345, 87654321 13805712345",
        "87654321、13805712345, 87654321 13805712345",
        "无, ''",
    })
    void telephones_give_one_run_of_digits_a_number(String given, String digits) {
        assertThat(SearchForm.digits(given)).isEqualTo(digits);
    }
}
