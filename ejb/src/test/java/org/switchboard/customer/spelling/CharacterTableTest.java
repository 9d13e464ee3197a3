package org.switchboard.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.support.tone.PinyinTones;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CharacterTableTest {

    private static final Set<String> SPOKEN = PinyinTones.defaults().phraseSet();
    private static final Set<String> TRADITIONAL =
            DataMaps.defaults().tsPhrase().keySet();

    @Test
    void reads_every_character_and_every_phrase_as_the_library_of_pinyin_does() {
        agreeing(spoken(PinyinStyleEnum.NORMAL), SPOKEN);
        agreeing(spoken(PinyinStyleEnum.FIRST_LETTER), SPOKEN);
    }

    @Test
    void simplifies_every_character_and_every_phrase_as_the_library_does() {
        agreeing(ZhConverterUtil::toSimple, TRADITIONAL);
    }

    @Test
    void reads_a_character_by_the_phrase_that_it_stands_in() {
        assertThat(SearchForm.pinyin("重庆银行")).isEqualTo("chongqingyinhang");
        assertThat(SearchForm.pinyin("行重")).isEqualTo("xingzhong");
        assertThat(SearchForm.initials("长沙大厦A座")).isEqualTo("csdsaz");
    }

    @Test
    void passes_rare_characters_to_the_library() {
        for (String rare : List.of("", "㐀", "〇", "café", "𠮷野家", "王ē明", "e\u0301", "王\u0001明", "A〇重庆", "—王—")) {
            assertThat(SearchForm.pinyin(rare))
                    .as(rare)
                    .isEqualTo(spoken(PinyinStyleEnum.NORMAL).apply(SearchForm.folded(rare)));
        }
    }

    private static void agreeing(UnaryOperator<String> library, Set<String> phrases) {
        CharacterTable table = new CharacterTable(library, phrases);
        Random random = new Random(20240607);
        Stream<String> characters = IntStream.range(0, Character.MIN_SURROGATE).mapToObj(Character::toString);
        Stream<String> amid = phrases.stream()
                .flatMap(phrase -> Stream.of(phrase, "王" + phrase, phrase.substring(1) + "a1有限公司" + phrase.charAt(0)));
        Stream<String> mixed = IntStream.range(0, 20_000)
                .mapToObj(i -> random.ints(1 + random.nextInt(6), '\u4e00', '\u9fa6')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        Stream<String> folded = Stream.of(characters, amid, mixed)
                .flatMap(texts -> texts)
                .map(text -> text.toLowerCase(Locale.ROOT).replace(".", ""));
        assertThat(folded.filter(text -> !table.of(text).equals(library.apply(text))))
                .isEmpty();
    }

    private static UnaryOperator<String> spoken(PinyinStyleEnum style) {
        return text -> PinyinHelper.toPinyin(text, style, " ")
                .replaceAll("[\\s\\u3000·.]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
