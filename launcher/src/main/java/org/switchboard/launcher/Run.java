package org.switchboard.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What {@code ./run} becomes once everything is built: all on one machine, until Ctrl-C. */
public final class Run {

    private static final PrintStream OUT = System.out;

    private final Workbench workbench;
    private final AtomicBoolean ending = new AtomicBoolean();

    private Run(Workbench workbench) {
        this.workbench = workbench;
    }

    /** @param words the project's root, then the options of {@code ./run} */
    public static void main(String... words) {
        List<String> all = List.of(words);
        Path project = Path.of(all.get(0)).toAbsolutePath();
        try {
            WorkbenchBuilder wanted =
                    RunOptions.parse(project, all.subList(1, all.size())).builder();
            new Run(wanted.progress(new ConsoleProgress(OUT)).build()).untilEnded();
        } catch (LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void untilEnded() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-in-order"));
        try {
            workbench.start();
            DemoCrews.bring(workbench.server(), workbench.users().with("integrator"));
            announce();
            String ended = workbench.firstExit().join();
            throw new LaunchFailure("The " + ended + " ended unexpectedly, so everything else is ended too; its log: "
                    + workbench.work().logs().resolve(ended + ".log") + ".");
        } catch (LaunchFailure e) {
            // after Ctrl-C the processes end because they were asked to, which is no failure
            if (!ending.get()) {
                throw e;
            }
        }
    }

    private void end() {
        ending.set(true);
        workbench.close();
    }

    private void announce() {
        OUT.println();
        OUT.println("Switchboard: " + workbench.server().url());
        OUT.println();
        workbench
                .users()
                .all()
                .forEach(user -> OUT.printf("  %-11s %s   %s%n", user.name(), user.password(), user.role()));
        OUT.println();
        OUT.println("Ctrl-C ends it.");
    }
}
