package org.switchboard.customer.spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.switchboard.customer.spelling.NameWords.Form;

/**
 * Which part of a value a typed word stands for, so that a screen can underline it.
 *
 * @param on for a name: as written, in pinyin or by its initials
 * @param text as it is in the value
 */
public record MatchedPart(MatchedOn on, String text) {

    /** Looks through a name for one of these words of a question ({@link NameWords#asked}). */
    public static Optional<MatchedPart> ofName(String name, Collection<String> asked) {
        String plain = Characters.plain(name);
        if (plain.length() != name.length()) {
            return Optional.empty();
        }
        List<NamePart.Place> places = NamePart.places(plain);
        List<NamePart> parts = places.stream().map(NamePart.Place::part).toList();
        String han = NamePart.hanOnly(parts);
        Set<List<String>> readings = han.isEmpty() ? Set.of() : Syllables.ofName(han);
        for (Form form : Form.values()) {
            List<List<String>> texts = new ArrayList<>();
            if (form == Form.WRITTEN) {
                texts.addAll(NamePart.spellings(parts));
            } else {
                readings.forEach(reading -> texts.add(NamePart.read(parts, reading).stream()
                        .map(text -> form == Form.INITIALS && !text.isEmpty() ? text.substring(0, 1) : text)
                        .toList()));
            }
            for (String word : NameWords.ofForm(asked, form)) {
                for (List<String> text : texts) {
                    Optional<String> part = part(name, places, text, word.substring(1));
                    if (part.isPresent()) {
                        return Optional.of(new MatchedPart(on(form), part.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static MatchedOn on(Form form) {
        return switch (form) {
            case WRITTEN -> MatchedOn.NAME;
            case PINYIN -> MatchedOn.PINYIN;
            case INITIALS -> MatchedOn.PINYIN_INITIALS;
        };
    }

    private static Optional<String> part(String name, List<NamePart.Place> places, List<String> texts, String word) {
        for (int first = 0; first < texts.size(); first++) {
            StringBuilder whole = new StringBuilder();
            for (int last = first; last < texts.size(); last++) {
                whole.append(texts.get(last));
                if (whole.indexOf(word) == 0) {
                    return Optional.of(name.substring(
                            places.get(first).start(), places.get(last).end()));
                }
            }
        }
        return Optional.empty();
    }

    /** Looks through a text (an address, a number) for a part that is the same in the form that texts are compared in. */
    public static Optional<String> ofText(String value, String folded) {
        StringBuilder whole = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < value.length(); i++) {
            String one = SearchForm.folded(value.substring(i, i + 1));
            for (int k = 0; k < one.length(); k++) {
                places.add(i);
            }
            whole.append(one);
        }
        return part(value, whole, places, folded.toLowerCase(Locale.ROOT));
    }

    /** Looks through telephone numbers as they were typed for a run of digits. */
    public static Optional<String> ofTelephone(String value, TelephoneQuestion asked) {
        StringBuilder digits = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt(i), 10);
            if (digit >= 0) {
                digits.append(digit);
                places.add(i);
            }
        }
        return asked.parts().stream()
                .flatMap(part -> part(value, digits, places, part).stream())
                .findFirst()
                .or(() -> asked.local().flatMap(local -> part(value, digits, places, local)));
    }

    private static Optional<String> part(String value, CharSequence whole, List<Integer> places, String wanted) {
        int at = wanted.isEmpty() ? -1 : whole.toString().indexOf(wanted);
        return at < 0
                ? Optional.empty()
                : Optional.of(value.substring(places.get(at), places.get(at + wanted.length() - 1) + 1));
    }
}
