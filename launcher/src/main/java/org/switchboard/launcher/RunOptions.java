package org.switchboard.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** The command line of {@code ./run}. */
record RunOptions(WorkbenchBuilder builder) {

    private static final int HIGHEST_PORT = 65535;

    static RunOptions parse(Path project, List<String> words) {
        WorkbenchBuilder builder = Workbench.in(project.resolve(".run")).project(project);
        Ports ports = Ports.standard();
        OptionalInt https = OptionalInt.empty();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--fresh" -> builder.fresh(true);
                case "--customers" -> builder.customers(number(option, left, 50, 2_000_000));
                case "--heap" -> builder.heapMegabytes(number(option, left, 256, 65_536));
                case "--port" -> https = OptionalInt.of(number(option, left, 1, HIGHEST_PORT));
                case "--ports-from" -> ports = Ports.from(number(option, left, 1, HIGHEST_PORT - 6));
                default -> throw new LaunchFailure("./run has no option " + option + "; ./run --help lists them.");
            }
        }
        return new RunOptions(builder.ports(https.isPresent() ? ports.withHttps(https.getAsInt()) : ports));
    }

    private static int number(String option, Deque<String> left, int least, int most) {
        String word = left.isEmpty() ? "nothing" : left.pop();
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says all there is to say
        }
        throw new LaunchFailure(
                option + " takes a number from " + least + " to " + most + ", and was given " + word + ".");
    }
}
