package org.switchboard.benchmarks.fuzz;

import java.nio.file.Path;

/**
 * What the command line says.
 *
 * @param seed the same requests are sent for the same seed
 */
record FuzzOptions(Path project, int requests, long seed, int customers, int heap) {

    static FuzzOptions parse(String[] words) {
        FuzzOptions options = new FuzzOptions(Path.of(words[0]), 50_000, 20_261_201, 300, 768);
        for (int i = 1; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a number after it.");
            }
            options = options.with(words[i], number(words[i], words[i + 1]));
        }
        return options;
    }

    private static int number(String option, String word) {
        if (!word.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + " needs a whole number, and got " + word + ".");
        }
        return Integer.parseInt(word);
    }

    private FuzzOptions with(String option, int value) {
        return switch (option) {
            case "--requests" -> new FuzzOptions(project, value, seed, customers, heap);
            case "--seed" -> new FuzzOptions(project, requests, value, customers, heap);
            case "--customers" -> new FuzzOptions(project, requests, seed, value, heap);
            case "--heap" -> new FuzzOptions(project, requests, seed, customers, value);
            default -> throw new IllegalArgumentException("There is no option " + option + "; see --help.");
        };
    }
}
