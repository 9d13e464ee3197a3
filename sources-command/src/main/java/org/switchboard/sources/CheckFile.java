package org.switchboard.sources;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.switchboard.integration.trial.RouteFileTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Checks whether a route file would load: its YAML, the parameters of its Kamelets, its placeholders,"
                        + " its mappings and code tables. Needs no server.",
        mixinStandardHelpOptions = true)
final class CheckFile implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A route file in any folder.")
    Path file;

    @Mixin
    Site site;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Optional<String> problem = new RouteFileTrial(site.configuration(), file).problem();
        spec.commandLine().getOut().println(problem.orElse(file.getFileName() + " would load."));
        return problem.isEmpty() ? 0 : 1;
    }
}
