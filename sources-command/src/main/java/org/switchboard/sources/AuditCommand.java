package org.switchboard.sources;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./audit}. Exit codes: 0 intact, 1 tampered with or the server said no, 2 a wrong call. */
@Command(
        name = "./audit",
        description = "Verifies the audit of a running server.",
        mixinStandardHelpOptions = true,
        subcommands = VerifyAudit.class)
public final class AuditCommand implements Runnable {

    @Spec
    CommandSpec spec;

    public static void main(String... words) {
        System.exit(SourcesCommand.run(new AuditCommand(), words));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give one of the commands below.");
    }
}
