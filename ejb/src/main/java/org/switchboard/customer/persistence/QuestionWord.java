package org.switchboard.customer.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.switchboard.customer.spelling.Characters;
import org.switchboard.customer.spelling.NameTitles;
import org.switchboard.customer.spelling.NameWords;
import org.switchboard.customer.spelling.SearchForm;
import org.switchboard.customer.spelling.TelephoneQuestion;

/**
 * A word of what was typed, with all that it may be a part of.
 *
 * @param names what words of names may begin with; empty when it is no part of a name
 * @param code an account, meter, usage-point or identity number in capital letters; empty when it is none
 * @param address the part of an address; empty when it is none
 */
record QuestionWord(
        String text, Set<String> names, Optional<TelephoneQuestion> telephone, String code, String address) {

    static final int MOST = 8;

    private static final Pattern BREAK = Pattern.compile("[\\s,、;；/]+|(?<=\\p{IsLatin})[.·](?=\\p{IsLatin})");
    private static final Pattern CODE_BREAK = Pattern.compile("[\\s]+");
    private static final int SHORTEST_CODE = 4;

    /** The words of a question; a telephone number with blanks in it is one word. */
    static List<QuestionWord> of(String asked) {
        String plain = SearchForm.plain(asked).strip();
        if (TelephoneQuestion.of(plain).isPresent()) {
            return List.of(word(plain));
        }
        List<String> pieces = BREAK.splitAsStream(plain)
                .filter(QuestionWord::isWord)
                .limit(MOST)
                .toList();
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < pieces.size(); ) {
            int end = endOfNumber(pieces, at);
            texts.add(String.join(" ", pieces.subList(at, end)));
            at = end;
        }
        List<String> untitled =
                texts.stream().filter(text -> !NameTitles.isTitle(text)).toList();
        return (untitled.isEmpty() ? texts : untitled)
                .stream()
                        .map(QuestionWord::word)
                        .filter(word -> word.isAnything())
                        .toList();
    }

    /** A dash between blanks, or any other sign alone, only parts words. */
    private static boolean isWord(String piece) {
        return piece.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static int endOfNumber(List<String> pieces, int at) {
        for (int end = pieces.size(); end > at + 1; end--) {
            if (TelephoneQuestion.isWholeNumber(String.join(" ", pieces.subList(at, end)))) {
                return end;
            }
        }
        return at + 1;
    }

    private static QuestionWord word(String text) {
        boolean digits = text.chars().anyMatch(Character::isDigit);
        boolean han = Characters.containsHan(text);
        String code = CODE_BREAK.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        Optional<TelephoneQuestion> telephone = TelephoneQuestion.of(text);
        return new QuestionWord(
                text,
                text.codePoints().anyMatch(Character::isLetter) ? NameWords.asked(text) : Set.of(),
                telephone,
                digits && !han && code.length() >= SHORTEST_CODE ? code : "",
                SearchForm.folded(text));
    }

    private boolean isAnything() {
        return !names.isEmpty() || telephone.isPresent() || !code.isEmpty() || !address.isEmpty();
    }

    boolean isHan() {
        return Characters.containsHan(text);
    }
}
