package org.switchboard.access.model;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords that are tried first: those of a list, and those that zxcvbn makes of common words, names, keys and dates. */
final class CommonPasswords {

    private static final String LIST = "/passwords/common.txt";

    /** Fewer guesses than ten to the power of this are within reach of whoever has the hash. */
    private static final double FEWEST_GUESSES_LOG10 = 9;

    /** The estimate takes time by the square of the length. */
    private static final int ESTIMATED = 64;

    private static final Set<String> LISTED = read();
    private static final Zxcvbn ESTIMATE = new Zxcvbn();

    private CommonPasswords() {}

    static boolean include(String userName, String password) {
        String folded = password.strip().toLowerCase(Locale.ROOT);
        if (LISTED.contains(folded) || LISTED.contains(folded.replaceAll("[\\s\\p{Punct}]", ""))) {
            return true;
        }
        String beginning = password.substring(0, Math.min(password.length(), ESTIMATED));
        return ESTIMATE.measure(beginning, List.of(AppUser.folded(userName), "switchboard", "administrator"))
                        .getGuessesLog10()
                < FEWEST_GUESSES_LOG10;
    }

    private static Set<String> read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
