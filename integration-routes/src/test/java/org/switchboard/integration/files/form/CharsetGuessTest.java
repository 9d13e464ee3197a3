package org.switchboard.integration.files.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Character sets of files that utilities export. */
class CharsetGuessTest {

    private static final String CHINESE = "客户编号,姓名,用电地址\r\n1,王建国,浙江省杭州市西湖区文三路478号\r\n";

    @ParameterizedTest
    @CsvSource({
        "客户编号和姓名以及用电地址和联系电话, GB18030, GB18030",
        "客户编号和姓名以及用电地址和联系电话, UTF-8, UTF-8",
        "客戶編號和姓名以及用電地址和聯絡電話, Big5, Big5",
        "Müller wohnt in der Straße nach Köln, ISO-8859-1, windows-1252",
        "only the letters of ASCII, UTF-8, UTF-8",
        "客户编号和姓名, UTF-16, UTF-16",
    })
    void character_set_is_recognised(String text, String written, String guessed) {
        byte[] bytes = ("id;name\r\n1;" + text + "\r\n").getBytes(Charset.forName(written));
        assertThat(CharsetGuess.of("f.csv", bytes, true).charset()).isEqualTo(Charset.forName(guessed));
    }

    @Test
    void first_text_far_behind_the_beginning_is_seen() {
        byte[] bytes = ("id,name\r\n" + "1,Smith\r\n".repeat(20_000) + CHINESE).getBytes(Charset.forName("GB18030"));
        assertThat(CharsetGuess.of("f.csv", bytes, true))
                .hasToString("CharsetGuess[charset=GB18030, evidence=guessed with a confidence of 100 of 100]");
    }

    @Test
    void character_cut_at_the_end_of_the_sample_does_not_change_the_guess() {
        byte[] bytes = CHINESE.repeat(100).getBytes(Charset.forName("GB18030"));
        int cut = bytes.length - CHINESE.getBytes(Charset.forName("GB18030")).length + 1;
        assertThat(CharsetGuess.of("f.csv", Arrays.copyOf(bytes, cut), false).charset())
                .isEqualTo(Charset.forName("GB18030"));
    }

    @Test
    void too_little_text_is_refused_with_the_candidates() {
        assertThatThrownBy(
                        () -> CharsetGuess.of("f.csv", "id,name\n1,王建国\n".getBytes(Charset.forName("GB18030")), true))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith("f.csv has too few characters outside of ASCII to guess its character set (")
                .hasMessageContaining("GB18030 10 of 100")
                .hasMessageEndingWith(" of 100). Set charset in the route.");
    }
}
