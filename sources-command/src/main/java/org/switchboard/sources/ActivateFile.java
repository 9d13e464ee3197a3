package org.switchboard.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.StagedSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "activate",
        description =
                "Activates a route file, or all of the staging folder: checks it, copies all of it into the folder"
                        + " of the source files or nothing, and waits until the server reports that it runs. When it does not,"
                        + " the earlier files are restored.",
        mixinStandardHelpOptions = true)
final class ActivateFile implements Callable<Integer> {

    @Mixin
    Candidate candidate;

    @Mixin
    Site site;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Optional<byte[]>> changes = candidate.isOneFile() ? oneFile() : staged();
        if (changes.isEmpty()) {
            spec.commandLine().getOut().println("Every staged file is active already.");
            return 0;
        }
        FileActivation.activate(server, site, changes);
        changes.keySet().forEach(path -> spec.commandLine()
                .getOut()
                .println(path + (path.endsWith(SourceFolder.ROUTES) ? " runs." : " is active.")));
        return 0;
    }

    private Map<String, Optional<byte[]>> oneFile() throws IOException {
        Path file = candidate.file;
        if (candidate.overlay(site).isPresent()) {
            throw new Refusal(file.getFileName() + " is a part of the staging folder " + candidate.stagingFolder(site)
                    + ", which is activated as a whole: leave the file out.");
        }
        String name = routeFileName(file);
        Optional<String> problem = new RouteFileTrial(site.configuration(), file).refusal();
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
        return new TreeMap<>(Map.of(name, Optional.of(Files.readString(file).getBytes(StandardCharsets.UTF_8))));
    }

    private Map<String, Optional<byte[]>> staged() throws IOException {
        StagedSources staging = candidate.staging(site);
        List<String> problems = staging.problems();
        if (!problems.isEmpty()) {
            throw new Refusal(String.join(System.lineSeparator(), problems));
        }
        return staging.changes();
    }

    /** @throws Refusal when the name is not that of a route file */
    static String routeFileName(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SourceFolder.ROUTES)) {
            throw new Refusal(name + " is no route file; the name of one ends in " + SourceFolder.ROUTES + ".");
        }
        return name;
    }
}
