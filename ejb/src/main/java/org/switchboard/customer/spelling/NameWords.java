package org.switchboard.customer.spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words under which a name is found: the whole and each end of it (so that a given name alone finds), as written, in
 * pinyin and by the initials of the pinyin. A word begins with the letter of its {@link Form}, a capital one for the whole
 * name; whoever looks up asks for a beginning of it.
 */
public final class NameWords {

    /** What a word is made of. */
    public enum Form {
        WRITTEN('n'),
        PINYIN('p'),
        INITIALS('i');

        private final char letter;

        Form(char letter) {
            this.letter = letter;
        }

        String word(String text) {
            return letter + (text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text);
        }

        /** A word that the whole name begins with, which is a stronger match. */
        private String wholeName(String text) {
            return NameWords.wholeName(word(text));
        }
    }

    static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 80;
    private static final int LONGEST_PERSON = 6;
    private static final int SHORTEST_PART = 2;

    private NameWords() {}

    /** All words of a name; at most eighty, as an organisation may have a long one. */
    public static Set<String> of(String name) {
        List<NamePart> parts = NamePart.of(name);
        Set<String> words = new LinkedHashSet<>();
        List<List<String>> written = NamePart.spellings(parts);
        written.forEach(texts -> addEnds(words, Form.WRITTEN, texts));
        parts.stream().flatMap(part -> part.pieces().stream()).forEach(piece -> words.add(Form.WRITTEN.word(piece)));
        String han = NamePart.hanOnly(parts);
        if (!han.isEmpty()) {
            Set<List<String>> readings = han.codePointCount(0, han.length()) <= LONGEST_PERSON
                    ? Syllables.ofName(han)
                    : new LinkedHashSet<>(List.of(Syllables.of(han), withU(Syllables.of(han))));
            for (List<String> syllables : readings) {
                addEnds(words, Form.PINYIN, NamePart.read(parts, syllables));
            }
            for (List<String> syllables : readings) {
                addEnds(
                        words,
                        Form.INITIALS,
                        NamePart.read(parts, syllables).stream()
                                .map(syllable -> syllable.isEmpty() ? "" : syllable.substring(0, 1))
                                .toList());
            }
        }
        return words;
    }

    private static List<String> withU(List<String> syllables) {
        return syllables.stream().map(syllable -> syllable.replace('v', 'u')).toList();
    }

    /** Each end of a text; of a short name each rotation, so that the order of its parts does not matter. */
    private static void addEnds(Collection<String> words, Form form, List<String> texts) {
        for (int from = 0; from < texts.size() && words.size() < MOST_WORDS; from++) {
            StringBuilder word = new StringBuilder();
            texts.subList(from, texts.size()).forEach(word::append);
            boolean tooShort = from > 0 && word.length() < SHORTEST_PART && form != Form.WRITTEN;
            if (texts.size() <= LONGEST_PERSON) {
                texts.subList(0, from).forEach(word::append);
            }
            if (!tooShort && !word.isEmpty()) {
                words.add(from == 0 ? form.wholeName(word.toString()) : form.word(word.toString()));
            }
        }
    }

    /** The same word at the beginning of a name, for {@link #asked}. */
    public static String wholeName(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /**
     * What a word of a question may be the beginning of.
     *
     * @param word without blanks
     */
    public static Set<String> asked(String word) {
        Set<String> asked = new LinkedHashSet<>();
        String text = NamePart.joined(word);
        if (text.isEmpty()) {
            return asked;
        }
        if (Characters.containsHan(text)) {
            asked.add(Form.WRITTEN.word(text));
            asked.add(Form.WRITTEN.word(NameTitles.removedFromChinese(text)));
            return asked;
        }
        LatinForm.spellings(NamePart.lettersOf(word)).forEach(spelling -> asked.add(Form.WRITTEN.word(spelling)));
        String pinyin = LatinForm.pinyin(NamePart.lettersOf(word));
        if (pinyin.length() >= SHORTEST_PART && pinyin.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            asked.add(Form.PINYIN.word(pinyin));
            asked.add(Form.INITIALS.word(pinyin));
        }
        return asked;
    }

    /** Of these words the ones of a form. */
    public static List<String> ofForm(Collection<String> words, Form form) {
        List<String> found = new ArrayList<>();
        words.stream().filter(word -> word.charAt(0) == form.letter).forEach(found::add);
        return found;
    }
}
