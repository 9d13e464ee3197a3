package org.switchboard.sources;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./sources}. Exit codes: 0 done, 1 something is wrong with the file or the server said no, 2 a wrong call. */
@Command(
        name = "./sources",
        description = "Shows sources, and checks, tries, activates and rolls back their route files.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListSources.class,
            CheckFile.class,
            TryFile.class,
            NewSource.class,
            ShowSchema.class,
            ActivateFile.class,
            LoadSource.class,
            RollbackFile.class,
            ReplayRecords.class,
            BackfillFeed.class,
            PauseSource.class,
            ResumeSource.class,
            OutboxMessages.class
        })
public final class SourcesCommand implements Runnable {

    @Spec
    CommandSpec spec;

    public static void main(String... words) {
        System.exit(run(words));
    }

    static int run(String... words) {
        LegacyEnvironment.ofRun();
        return run(new SourcesCommand(), words);
    }

    static int run(Object command, String... words) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure instanceof Refusal ? failure.getMessage() : failure.toString());
                    return 1;
                })
                .execute(words);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give one of the commands below.");
    }
}
