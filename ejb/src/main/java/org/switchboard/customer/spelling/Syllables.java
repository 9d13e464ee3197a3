package org.switchboard.customer.spelling;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.support.tone.PinyinTones;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.customer.spelling.SurnameReadings.Surname;

/** The readings of Chinese characters in pinyin without tones, ü as v. */
final class Syllables {

    private static final CharacterTable TABLE =
            new CharacterTable(Syllables::separated, PinyinTones.defaults().phraseSet());
    private static final int MOST_READINGS = 6;

    private Syllables() {}

    /** As a whole: 重庆 is chong qing. One for each character. */
    static List<String> of(String han) {
        String[] syllables = TABLE.of(han).split(" ");
        int length = han.codePointCount(0, han.length());
        if (syllables.length == length) {
            return List.of(syllables);
        }
        List<String> each = new ArrayList<>(length);
        han.codePoints().forEach(c -> each.add(separated(Character.toString(c)).replace(" ", "")));
        return each;
    }

    /**
     * All readings of a name that begins with its surname: as a surname (shan for 单) and as anywhere else (dan), each with
     * ü as it is typed.
     */
    static Set<List<String>> ofName(String han) {
        List<String> whole = of(han);
        Set<List<String>> readings = new LinkedHashSet<>();
        Optional<Surname> surname = SurnameReadings.of(han);
        surname.ifPresent(known -> readings.add(replaced(whole, known.syllables())));
        readings.add(whole);
        int length = surname.map(Surname::length).orElse(1);
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < Math.min(length, whole.size()); i++) {
            alone.add(of(Character.toString(han.codePointAt(i))).get(0));
        }
        readings.add(replaced(whole, alone));
        if (surname.isEmpty() && !whole.isEmpty() && Character.isBmpCodePoint(han.codePointAt(0))) {
            PinyinHelper.toPinyinList(han.charAt(0), PinyinStyleEnum.NORMAL)
                    .forEach(reading -> readings.add(replaced(whole, List.of(reading.replace('ü', 'v')))));
        }
        return typed(readings);
    }

    /** The usual pronunciation: the first of {@link #ofName}. */
    static List<String> called(String han) {
        List<String> whole = of(han);
        return SurnameReadings.of(han)
                .map(known -> replaced(whole, known.syllables()))
                .orElse(whole);
    }

    private static Set<List<String>> typed(Set<List<String>> readings) {
        Set<List<String>> typed = new LinkedHashSet<>();
        for (String umlaut : List.of("v", "u", "yu")) {
            for (List<String> reading : readings) {
                if (typed.size() < MOST_READINGS || umlaut.equals("v")) {
                    typed.add(reading.stream()
                            .map(syllable -> syllable.replace("v", umlaut))
                            .toList());
                }
            }
        }
        return typed;
    }

    private static List<String> replaced(List<String> syllables, List<String> beginning) {
        if (beginning.size() > syllables.size()) {
            return syllables;
        }
        List<String> replaced = new ArrayList<>(beginning);
        replaced.addAll(syllables.subList(beginning.size(), syllables.size()));
        return replaced;
    }

    private static String separated(String text) {
        return PinyinHelper.toPinyin(text, PinyinStyleEnum.NORMAL, " ").replace('ü', 'v') + " ";
    }
}
