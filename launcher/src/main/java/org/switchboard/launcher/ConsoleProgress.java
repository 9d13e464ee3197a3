package org.switchboard.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress as lines on the terminal. */
final class ConsoleProgress implements Progress {

    private final PrintStream out;

    ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void starting(String what) {
        out.println("  starting  " + what);
    }

    @Override
    public void ready(String what, Duration took) {
        out.printf(Locale.ROOT, "  ready     %s, after %.1f s%n", what, took.toMillis() / 1000.0);
    }

    @Override
    public void waiting(String what, Duration passed) {
        out.printf(Locale.ROOT, "  waiting   for %s, %d s%n", what, passed.toSeconds());
    }

    @Override
    public void stopping(String what) {
        out.println("  stopping  " + what);
    }

    @Override
    public void cleanedUp(String what, long pid) {
        out.println("  ending    " + what + " of an earlier run (process " + pid + ")");
    }
}
