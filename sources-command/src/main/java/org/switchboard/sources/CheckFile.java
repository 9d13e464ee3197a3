package org.switchboard.sources;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Checks whether a route file, or all of the staging folder, would load: its YAML, the parameters of its Kamelets, its placeholders,"
                        + " its mappings and code tables. Runs the tests beside its mappings (NAME.jslt-test.yaml). Needs no server.",
        mixinStandardHelpOptions = true)
final class CheckFile implements Callable<Integer> {

    @Mixin
    Candidate candidate;

    @Mixin
    Site site;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> problems = problems();
        problems.forEach(out::println);
        if (!problems.isEmpty()) {
            return 1;
        }
        candidate.routes(site).forEach((name, trial) -> {
            ShownTests.show(trial.mappingTests(), out);
            out.println(name + " would load.");
        });
        if (!candidate.isOneFile()) {
            out.println("The files of the staging folder can be activated together: ./sources activate");
        }
        return 0;
    }

    private List<String> problems() {
        return candidate.isOneFile()
                ? candidate.routes(site).values().stream()
                        .flatMap(trial -> trial.refusal().stream())
                        .toList()
                : candidate.staging(site).problems();
    }
}
