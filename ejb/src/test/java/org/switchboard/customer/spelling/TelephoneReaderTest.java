package org.switchboard.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneReaderTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "13805712345 | +8613805712345",
                "138-0571-2345 | +8613805712345",
                "138 0571 2345 | +8613805712345",
                "138.0571.2345 | +8613805712345",
                "138·0571·2345 | +8613805712345",
                "138－0571－2345 | +8613805712345",
                "138—0571—2345 | +8613805712345",
                "138–0571−2345 | +8613805712345",
                "１３８０５７１２３４５ | +8613805712345",
                "١٣٨٠٥٧١٢٣٤٥ | +8613805712345",
                "१३८०५७१२३४५ | +8613805712345",
                "+86 138 0571 2345 | +8613805712345",
                "＋86-13805712345 | +8613805712345",
                "(+86)13805712345 | +8613805712345",
                "008613805712345 | +8613805712345",
                "0086-138-0571-2345 | +8613805712345",
                "86-13805712345 | +8613805712345",
                "8613805712345 | +8613805712345",
                "013805712345 | +8613805712345",
                "0138-0571-2345 | +8613805712345",
                "17951-13805712345 | +8613805712345",
                "tel:+86-138-0571-2345 | +8613805712345",
                "13805712345(女儿) | +8613805712345",
                "手机：13805712345 | +8613805712345",
                "0571-87654321 | +8657187654321",
                "(0571)87654321 | +8657187654321",
                "（０５７１）８７６５４３２１ | +8657187654321",
                "057187654321 | +8657187654321",
                "571-87654321 | +8657187654321",
                "+86 571 8765 4321 | +8657187654321",
                "+86 (0)571 8765 4321 | +8657187654321",
                "+86(0571)87654321 | +8657187654321",
                "86-571-87654321 | +8657187654321",
                "0086 571 87654321 | +8657187654321",
                "010-65529988 | +861065529988",
                "0571-8765432 | +865718765432",
                "0571-87654321转8001 | +8657187654321;ext=8001",
                "0571-87654321 转接 8001 | +8657187654321;ext=8001",
                "0571-87654321轉8001 | +8657187654321;ext=8001",
                "0571-87654321 ext. 8001 | +8657187654321;ext=8001",
                "0571-87654321 EXT8001 | +8657187654321;ext=8001",
                "0571-87654321 extension 8001 | +8657187654321;ext=8001",
                "0571-87654321x8001 | +8657187654321;ext=8001",
                "0571-87654321 X 8001 | +8657187654321;ext=8001",
                "0571-87654321#8001 | +8657187654321;ext=8001",
                "0571-87654321*8001 | +8657187654321;ext=8001",
                "0571-87654321＊8001 | +8657187654321;ext=8001",
                "0571-87654321-8001 | +8657187654321;ext=8001",
                "0571 87654321 8001 | +8657187654321;ext=8001",
                "0571-87654321 分机8001 | +8657187654321;ext=8001",
                "0571-87654321（分机：8001） | +8657187654321;ext=8001",
                "0571-87654321分机号8001 | +8657187654321;ext=8001",
                "0571-87654321内线8001 | +8657187654321;ext=8001",
                "0571-87654321;ext=8001 | +8657187654321;ext=8001",
                "0571-87654321,8001 | +8657187654321;ext=8001",
                "0571-87654321，，8001 | +8657187654321;ext=8001",
                "+86-571-87654321-8001 | +8657187654321;ext=8001",
                "0571-8765432-8001 | +865718765432;ext=8001",
                "87654321 | 87654321",
                "8765 4321 | 87654321",
                "7654321 | 7654321",
                "87654321-8001 | 87654321;ext=8001",
                "87654321-12 | 87654321;ext=12",
                "95598 | 95598",
                "12398 | 12398",
                "400-820-8820 | +864008208820",
                "4008208820 | +864008208820",
                "800-810-1234 | +868008101234",
                "+1 (650) 253-0000 | +16502530000",
                "001 650 253 0000 | +16502530000",
                "+44 (0)20 7946 0958 | +442079460958",
                "+852 2123 4567 | +85221234567",
                "+84 24 3825 1234 | +842438251234",
                "13805712345/0571-87654321 | +8613805712345 +8657187654321",
                "13805712345、87654321 | +8613805712345 87654321",
                "13805712345 13905719999 | +8613805712345 +8613905719999",
                "13805712345,13905719999 | +8613805712345 +8613905719999",
                "0571-87654321-801 / 13805712345 | +8657187654321;ext=801 +8613805712345",
                "家87654321 公司0571-88881234转2 | 87654321 +8657188881234;ext=2",
                "13805712345;13805712345 | +8613805712345",
            })
    void reads_the_same_number_however_it_was_typed(String typed, String canonical) {
        assertThat(canonical(typed)).isEqualTo(canonical);
        assertThat(TelephoneReader.read(typed).unread()).isEmpty();
    }

    /** Zero-width space and joiners, bidirectional marks, soft hyphen, byte order mark, no-break and thin blanks. */
    @ParameterizedTest
    @CsvSource({
        "200B", "200C", "200D", "200E", "202A", "202C", "2066", "2069", "2060", "00AD", "FEFF", "00A0", "2009", "202F",
        "3000", "FE0F", "2010", "2011", "2012", "2013", "2014", "2015", "2212", "FE58", "FE63", "FF0D", "30FC", "00B7",
        "2022", "2027", "2219", "22C5", "30FB", "FF65", "2024", "FF0E", "2800", "3164"
    })
    void skips_every_mark_between_the_digits(String mark) {
        String between = Character.toString(Integer.parseInt(mark, 16));
        assertThat(canonical(between + "138" + between + "0571" + between + "2345" + between))
                .isEqualTo("+8613805712345");
    }

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "34567 | 34567",
                "138****2345 | 138****2345",
                "1380571 | 1380571",
                "8001 | 8001",
                "138057123456789 | 138057123456789",
                "99999999999999999999999999 | 99999999999999999999999999",
                "同上 12 | 同上 12",
                "87654321/22 | 22",
            })
    void keeps_text_that_is_not_a_number_as_typed(String typed, String unread) {
        assertThat(String.join(" ", TelephoneReader.read(typed).unread())).isEqualTo(unread);
    }

    @Test
    void reads_nothing_where_there_are_no_digits() {
        assertThat(TelephoneReader.read("暂无")).isEqualTo(TelephoneReader.read(""));
        assertThat(TelephoneReader.read("暂无").unread()).isEmpty();
    }

    @Test
    @Timeout(10)
    void reads_a_field_of_ten_thousand_digits_apart_without_delay() {
        assertThat(TelephoneReader.read("1 ".repeat(10_000)).numbers()).isEmpty();
        assertThat(TelephoneReader.read("7".repeat(100_000)).numbers()).isEmpty();
    }

    @Test
    void adds_the_area_code_of_the_site_to_local_numbers() {
        TelephonePlan plan = new TelephonePlan("CN", Optional.of("571"));
        assertThat(TelephoneReader.read("87654321-12", plan).numbers())
                .extracting(TelephoneNumber::canonical)
                .containsExactly("+8657187654321;ext=12");
        assertThat(TelephoneReader.read("95598", plan).numbers())
                .extracting(TelephoneNumber::canonical)
                .containsExactly("95598");
    }

    @Test
    void reads_numbers_of_another_region() {
        TelephonePlan plan = new TelephonePlan("GB", Optional.empty());
        assertThat(TelephoneReader.read("020 7946 0958 / 07911 123456", plan).numbers())
                .extracting(TelephoneNumber::canonical)
                .containsExactly("+442079460958", "+447911123456");
    }

    @Test
    void refuses_a_region_or_an_area_code_that_is_none() {
        assertThatThrownBy(() -> new TelephonePlan("Mars", Optional.empty())).hasMessageContaining("Mars");
        assertThatThrownBy(() -> new TelephonePlan("CN", Optional.of("x"))).hasMessageContaining("area code");
    }

    private static String canonical(String typed) {
        return TelephoneReader.read(typed).numbers().stream()
                .map(TelephoneNumber::canonical)
                .collect(Collectors.joining(" "));
    }
}
