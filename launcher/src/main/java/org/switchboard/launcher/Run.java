package org.switchboard.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./run} starts once everything is built: all on one machine, until Ctrl-C. */
public final class Run {

    private static final PrintStream OUT = System.out;
    // kept here, lest the level be collected with its logger
    private static final Logger POSTGRES_LOG = Logger.getLogger("io.zonky.test");

    private Run() {}

    /** @param words the project's root, then the options of {@code ./run} */
    public static void main(String... words) {
        POSTGRES_LOG.setLevel(Level.OFF);
        try {
            List<String> all = List.of(words);
            Path project = Path.of(all.get(0)).toAbsolutePath();
            run(RunOptions.parse(project, all.subList(1, all.size())).builder());
        } catch (LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(WorkbenchBuilder builder) {
        Workbench workbench = builder.progress(new ConsoleProgress(OUT)).build();
        Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "end-in-order"));
        workbench.start();
        announce(workbench);
        String ended = workbench.firstToEnd().join();
        throw new LaunchFailure("The " + ended + " ended unexpectedly, so everything else is ended too; its log: "
                + workbench.work().logs().resolve(ended + ".log") + ".");
    }

    private static void announce(Workbench workbench) {
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
