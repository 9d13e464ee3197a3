package org.switchboard.integration.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that somebody may have meant. */
public final class NearestName {

    private static final LevenshteinDistance SLIPS = LevenshteinDistance.getDefaultInstance();
    private static final int LETTERS_A_SLIP = 3;

    private NearestName() {}

    /** At most a slip in three letters away; upper and lower case are alike, and two letters in the wrong order are one slip. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(name, each) * LETTERS_A_SLIP <= Math.max(name.length(), each.length()))
                .min(Comparator.comparingInt((String each) -> distance(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence; empty when no name is near. */
    public static String hint(String name, Collection<String> known) {
        return of(name, known).map(each -> "; perhaps " + each).orElse("");
    }

    private static int distance(String name, String known) {
        String one = name.toLowerCase(Locale.ROOT);
        String other = known.toLowerCase(Locale.ROOT);
        int least = SLIPS.apply(one, other);
        for (int i = 0; least > 1 && i + 1 < one.length(); i++) {
            String swapped = one.substring(0, i) + one.charAt(i + 1) + one.charAt(i) + one.substring(i + 2);
            least = Math.min(least, 1 + SLIPS.apply(swapped, other));
        }
        return least;
    }
}
