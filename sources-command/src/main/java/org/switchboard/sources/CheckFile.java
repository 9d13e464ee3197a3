package org.switchboard.sources;

import java.io.PrintWriter;
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
                        + " its mappings and code tables. Runs the tests beside its mappings (NAME.jslt-test.yaml). Needs no server.",
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
        RouteFileTrial trial = new RouteFileTrial(site.configuration(), file);
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> problem = trial.problem();
        if (problem.isPresent()) {
            out.println(problem.get());
            return 1;
        }
        boolean good = ShownTests.show(trial.mappingTests(), out);
        out.println(file.getFileName() + " would load.");
        return good ? 0 : 1;
    }
}
