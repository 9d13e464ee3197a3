package org.switchboard.benchmarks.verdict;

import java.nio.file.Path;

/**
 * What the command line says.
 *
 * @param situations to put into the city and to report on
 * @param writeConfidence measure half as many others, too, and write the confidence of each basis from those
 */
record VerdictOptions(Path project, int customers, int situations, int seed, boolean writeConfidence) {

    private static final int CUSTOMERS = 10_000;
    private static final int SITUATIONS = 5_000;
    private static final int SEED = 20_261_130;

    /** @param words the project's root folder, then options */
    static VerdictOptions parse(String[] words) {
        VerdictOptions options = new VerdictOptions(Path.of(words[0]), CUSTOMERS, SITUATIONS, SEED, false);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--write-confidence")) {
                options =
                        new VerdictOptions(options.project, options.customers, options.situations, options.seed, true);
            } else if (i + 1 < words.length) {
                options = options.with(words[i], number(words[i], words[i + 1]));
                i++;
            } else {
                throw new IllegalArgumentException(words[i] + " needs a number after it.");
            }
        }
        return options;
    }

    private VerdictOptions with(String option, int value) {
        return switch (option) {
            case "--customers" -> new VerdictOptions(project, value, situations, seed, writeConfidence);
            case "--situations" -> new VerdictOptions(project, customers, value, seed, writeConfidence);
            case "--seed" -> new VerdictOptions(project, customers, situations, value, writeConfidence);
            default -> throw new IllegalArgumentException("There is no option " + option + "; see --help.");
        };
    }

    private static int number(String option, String word) {
        if (!word.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(option + " needs a whole number above 0, and got " + word + ".");
        }
        return Integer.parseInt(word);
    }
}
