package org.switchboard.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.trial.RouteFileTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "activate",
        description = "Activates a route file: checks it, copies it into the folder of the source files, and waits"
                + " until the server reports that it runs.",
        mixinStandardHelpOptions = true)
final class ActivateFile implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A route file in any folder.")
    Path file;

    @Mixin
    Site site;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String name = routeFileName(file);
        Optional<String> problem = new RouteFileTrial(site.configuration(), file).refusal();
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
        String content = Files.readString(file);
        FileActivation change = new FileActivation(server, name, content);
        put(content, site.sources().resolve(name));
        change.await();
        spec.commandLine().getOut().println(name + " runs.");
        return 0;
    }

    /** @throws Refusal when the name is not that of a route file */
    static String routeFileName(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SourceFolder.ROUTES)) {
            throw new Refusal(name + " is no route file; the name of one ends in " + SourceFolder.ROUTES + ".");
        }
        return name;
    }

    /** Whole or not at all: the server never sees half a file. */
    static void put(String content, Path target) throws IOException {
        Path draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".draft");
        Files.writeString(draft, content);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
