package org.switchboard.customer.spelling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How surnames are read that are read otherwise elsewhere; the list is that of pinyin-pro, see the resource. */
final class SurnameReadings {

    private static final String LIST = "surname-readings.txt";
    private static final int LONGEST = 2;

    /**
     * @param surname of one character or two
     * @param syllables one a character
     */
    record Surname(String surname, List<String> syllables) {

        int length() {
            return surname.length();
        }
    }

    private static final Map<String, Surname> LISTED = listed();

    private SurnameReadings() {}

    /** The surname that a simplified name begins with, the longest; a single character is one only if it is listed. */
    static Optional<Surname> of(String name) {
        for (int length = Math.min(LONGEST, name.length()); length > 0; length--) {
            Surname found = LISTED.get(name.substring(0, length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Surname> listed() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(SurnameReadings.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(parts -> new Surname(parts[0], List.of(Arrays.copyOfRange(parts, 1, parts.length))))
                    .collect(Collectors.toMap(Surname::surname, surname -> surname, (first, again) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
