package org.switchboard.knowledge.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The place in a text where most of what was asked for stands together. */
final class Snippet {

    static final int LONGEST = 160;
    private static final int BEFORE = 40;
    private static final String MORE = "…";

    private Snippet() {}

    /** @param marks folded terms in lower case */
    static String of(String plainText, Set<String> marks) {
        List<String> blocks = plainText.lines().filter(line -> !line.isBlank()).toList();
        return blocks.stream()
                .max(Comparator.comparingLong((String block) -> matches(folded(block), marks))
                        .thenComparing(Comparator.comparingInt(blocks::indexOf).reversed()))
                .map(block -> cut(block, firstMark(folded(block), marks)))
                .orElse("");
    }

    private static long matches(String folded, Set<String> marks) {
        return marks.stream().filter(folded::contains).count();
    }

    private static int firstMark(String folded, Set<String> marks) {
        return marks.stream()
                .mapToInt(folded::indexOf)
                .filter(position -> position >= 0)
                .min()
                .orElse(0);
    }

    private static String cut(String block, int position) {
        if (block.length() <= LONGEST) {
            return block;
        }
        int begin = Math.max(0, Math.min(position - BEFORE, block.length() - LONGEST));
        begin = begin > 0 && Character.isLowSurrogate(block.charAt(begin)) ? begin + 1 : begin;
        int end = Math.min(block.length(), begin + LONGEST - 2);
        end = end < block.length() && Character.isLowSurrogate(block.charAt(end)) ? end - 1 : end;
        return (begin > 0 ? MORE : "") + block.substring(begin, end).strip() + (end < block.length() ? MORE : "");
    }

    private static String folded(String block) {
        return FoldedText.of(block).toLowerCase(Locale.ROOT);
    }
}
