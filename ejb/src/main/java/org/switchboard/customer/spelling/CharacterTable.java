package org.switchboard.customer.spelling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/**
 * What a library makes of Chinese text, with the library asked once a character, because it takes a hundred times as long
 * as a look into a table. A text with one of the library's phrases in it, which it reads as a whole (重 is chong in 重庆 and
 * zhong in 重要), or with anything but common characters and ASCII, is left to the library each time.
 */
final class CharacterTable {

    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fa5';

    private static final int HASH_BITS = 20;
    /** Fibonacci hashing: 2^32 by the golden ratio. */
    private static final int GOLDEN = 0x9E3779B9;

    private final UnaryOperator<String> library;
    private final Map<Integer, List<String>> phrasesByBeginning = new HashMap<>();

    /** The hash of each beginning, since nearly no two characters begin a phrase; stays in the processor's cache. */
    private final BitSet beginnings = new BitSet(1 << HASH_BITS);

    private final AtomicReferenceArray<String> made = new AtomicReferenceArray<>(LAST - FIRST + 1);

    /**
     * @param library gives for a text without a phrase what it gives for each character, one after the other
     * @param phrases all that it reads as a whole
     */
    CharacterTable(UnaryOperator<String> library, Collection<String> phrases) {
        this.library = library;
        phrases.stream().filter(phrase -> phrase.length() > 1).forEach(phrase -> {
            beginnings.set(hash(beginning(phrase, 0)));
            phrasesByBeginning
                    .computeIfAbsent(beginning(phrase, 0), two -> new ArrayList<>(1))
                    .add(phrase);
        });
    }

    /** @param text in small letters and without spaces where the library makes it so */
    String of(String text) {
        StringBuilder whole = new StringBuilder(text.length() * 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < '\u007f') {
                whole.append(c);
            } else if (c >= FIRST && c <= LAST && !phraseAt(text, i)) {
                whole.append(ofOne(c));
            } else {
                return library.apply(text);
            }
        }
        return whole.toString();
    }

    private boolean phraseAt(String text, int index) {
        if (index + 1 >= text.length() || !beginnings.get(hash(beginning(text, index)))) {
            return false;
        }
        for (String phrase : phrasesByBeginning.getOrDefault(beginning(text, index), List.of())) {
            if (text.startsWith(phrase, index)) {
                return true;
            }
        }
        return false;
    }

    private String ofOne(char c) {
        String known = made.get(c - FIRST);
        if (known == null) {
            known = library.apply(String.valueOf(c));
            made.set(c - FIRST, known);
        }
        return known;
    }

    private static int hash(int beginning) {
        return beginning * GOLDEN >>> Integer.SIZE - HASH_BITS;
    }

    private static int beginning(String text, int index) {
        return text.charAt(index) << Character.SIZE | text.charAt(index + 1);
    }
}
