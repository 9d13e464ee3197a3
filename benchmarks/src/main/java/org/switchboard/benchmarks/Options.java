package org.switchboard.benchmarks;

import java.nio.file.Path;
import org.switchboard.launcher.Ports;
import org.switchboard.launcher.Progress;
import org.switchboard.launcher.Workbench;
import org.switchboard.launcher.WorkbenchBuilder;

/**
 * What the command line says.
 *
 * @param seconds how long each rate is held and counted
 * @param warmUp seconds before that, not counted: a server compiles what it runs often for minutes
 * @param rate requests a second
 * @param keep measure on what the last run loaded, without a load
 * @param plans also write the execution plan of each statement's slowest run
 */
record Options(
        Path project,
        int customers,
        int seconds,
        int warmUp,
        int rate,
        int heap,
        int portsFrom,
        boolean keep,
        boolean plans) {

    /** Of the live view, which is bounded by a simulated billing system. */
    private static final int LIVE_SHARE = 4;

    /** @param words the project's root folder, then options; the others are defaults */
    static Options parse(String[] words, int customers, int rate) {
        Options options = new Options(Path.of(words[0]), customers, 60, 180, rate, 1024, 0, false, false);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--plans")) {
                options = options.withPlans();
            } else if (words[i].equals("--keep")) {
                options = options.withKeep();
            } else if (i + 1 < words.length) {
                options = options.with(words[i], number(words[i], words[i + 1]));
                i++;
            } else {
                throw new IllegalArgumentException(words[i] + " needs a number after it.");
            }
        }
        return options;
    }

    private static int number(String option, String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, and got " + word + ".", e);
        }
        throw new IllegalArgumentException(option + " needs a number that is not negative, and got " + word + ".");
    }

    private Options with(String option, int value) {
        return switch (option) {
            case "--customers" -> new Options(project, value, seconds, warmUp, rate, heap, portsFrom, keep, plans);
            case "--seconds" -> new Options(project, customers, value, warmUp, rate, heap, portsFrom, keep, plans);
            case "--warm-up" -> new Options(project, customers, seconds, value, rate, heap, portsFrom, keep, plans);
            case "--rate" -> new Options(project, customers, seconds, warmUp, value, heap, portsFrom, keep, plans);
            case "--heap" -> new Options(project, customers, seconds, warmUp, rate, value, portsFrom, keep, plans);
            case "--ports-from" -> new Options(project, customers, seconds, warmUp, rate, heap, value, keep, plans);
            default -> throw new IllegalArgumentException("There is no option " + option + "; see --help.");
        };
    }

    private Options withKeep() {
        return new Options(project, customers, seconds, warmUp, rate, heap, portsFrom, true, plans);
    }

    private Options withPlans() {
        return new Options(project, customers, seconds, warmUp, rate, heap, portsFrom, keep, true);
    }

    /** What builds a workbench of the benchmarks' own, with these options; one user asks for all, without a budget. */
    WorkbenchBuilder workbench(String folder) {
        return Workbench.in(folder(folder))
                .project(project)
                .fresh(!keep)
                .customers(customers)
                .heapMegabytes(heap)
                .ports(portsFrom == 0 ? Ports.free() : Ports.from(portsFrom))
                .environment("SWITCHBOARD_READING_VIEW_ALARM", "0")
                .environment("SWITCHBOARD_READING_VIEW_LIMIT", "0")
                .environment("SWITCHBOARD_READING_LOOK_UP_ALARM", "0")
                .progress(Progress.NONE);
    }

    Path folder(String name) {
        return project.resolve("benchmarks/target").resolve(name);
    }

    int liveRate() {
        return Math.max(1, rate / LIVE_SHARE);
    }
}
