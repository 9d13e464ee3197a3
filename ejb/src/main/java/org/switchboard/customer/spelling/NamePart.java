package org.switchboard.customer.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a name that stays whole: a Chinese character, or a word in another script.
 *
 * @param text in small letters and simplified, with its accents
 * @param pieces what stands between the apostrophes and hyphens of a word that has them
 */
record NamePart(String text, boolean han, List<String> pieces) {

    private static final Pattern WORD = Pattern.compile(
            "\\p{IsHan}|[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+(?:['\\-][\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+)*");
    private static final Pattern INNER_MARK = Pattern.compile("['\\-]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final int MOST_PARTS = 24;
    private static final int SHORTEST_PIECE = 2;

    /** A part and its position in the text. */
    record Place(NamePart part, int start, int end) {}

    /** The parts of a name without titles; those alone if there is nothing else. */
    static List<NamePart> of(String name) {
        String plain = SearchForm.simplified(Characters.plain(name)).toLowerCase(Locale.ROOT);
        List<NamePart> all =
                parts(Characters.containsHan(plain) ? NameTitles.removedFromChinese(plain.strip()) : plain);
        List<NamePart> untitled = all.stream()
                .filter(part -> part.han || !NameTitles.isLatinTitle(part.text))
                .toList();
        return untitled.isEmpty() ? all : untitled;
    }

    private static List<NamePart> parts(String plain) {
        if (plain.length() <= MOST_PARTS && plain.chars().allMatch(c -> c >= '\u4e00' && c <= '\u9fff')) {
            return plain.chars()
                    .mapToObj(c -> new NamePart(String.valueOf((char) c), true, List.of()))
                    .toList();
        }
        return places(plain).stream().map(Place::part).toList();
    }

    static List<Place> places(String plain) {
        List<Place> places = new ArrayList<>();
        Matcher word = WORD.matcher(plain);
        while (word.find() && places.size() < MOST_PARTS) {
            String text = SearchForm.simplified(word.group()).toLowerCase(Locale.ROOT);
            boolean han = Characters.containsHan(text);
            List<String> pieces = new ArrayList<>();
            if (!han && INNER_MARK.matcher(text).find()) {
                INNER_MARK
                        .splitAsStream(text)
                        .filter(piece -> piece.length() >= SHORTEST_PIECE)
                        .flatMap(piece -> LatinForm.spellings(piece).stream())
                        .forEach(pieces::add);
            }
            NamePart part = new NamePart(INNER_MARK.matcher(text).replaceAll(""), han, pieces);
            places.add(new Place(part, word.start(), word.end()));
        }
        return places;
    }

    /** The whole name once for each way in which its Latin words are written. */
    static List<List<String>> spellings(List<NamePart> parts) {
        List<List<String>> each = parts.stream()
                .map(part -> part.han ? List.of(part.text) : List.copyOf(LatinForm.spellings(part.text)))
                .toList();
        int most = each.stream().mapToInt(List::size).max().orElse(0);
        Set<List<String>> whole = new LinkedHashSet<>();
        for (int spelling = 0; spelling < most; spelling++) {
            int wanted = spelling;
            whole.add(each.stream()
                    .map(one -> one.get(Math.min(wanted, one.size() - 1)))
                    .toList());
        }
        return List.copyOf(whole);
    }

    static String hanOnly(List<NamePart> parts) {
        StringBuilder han = new StringBuilder();
        parts.stream().filter(NamePart::han).forEach(part -> han.append(part.text));
        return han.toString();
    }

    /** The name in pinyin; what is not Chinese stays. */
    static List<String> read(List<NamePart> parts, List<String> syllables) {
        List<String> read = new ArrayList<>(parts.size());
        int next = 0;
        for (NamePart part : parts) {
            read.add(part.han && next < syllables.size() ? syllables.get(next++) : LatinForm.folded(part.text));
        }
        return read;
    }

    /** A word without what is neither letter nor digit, as names are compared. */
    static String joined(String word) {
        return LatinForm.folded(lettersOf(word));
    }

    static String lettersOf(String word) {
        return NOT_LETTERS
                .matcher(SearchForm.simplified(Characters.plain(word)))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
