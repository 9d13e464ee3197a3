package org.switchboard.sources;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.StagedSources;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is checked, tried and activated: one route file, or a staging folder with all that is in it. */
final class Candidate {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A route file in any folder. Without it, all files of the staging folder together.")
    Path file;

    @Option(
            names = "--staged",
            paramLabel = "DIR",
            description = "The staging folder, instead of sources-staging in the configuration folder. Its files count"
                    + " in the place of the active ones of the same path.")
    Path staged;

    boolean isOneFile() {
        return file != null;
    }

    StagedSources staging(Site site) {
        return new StagedSources(site.configuration(), stagingFolder(site));
    }

    Path stagingFolder(Site site) {
        return staged == null ? site.configuration().resolve("sources-staging") : staged;
    }

    /** A file of the staging folder is seen with the others there. */
    Optional<Path> overlay(Site site) {
        Path folder = stagingFolder(site).toAbsolutePath().normalize();
        boolean inside = isOneFile() && file.toAbsolutePath().normalize().startsWith(folder);
        return staged != null || !isOneFile() || inside ? Optional.of(folder) : Optional.empty();
    }

    /** By the name of the route file. */
    Map<String, RouteFileTrial> routes(Site site) {
        return isOneFile()
                ? new TreeMap<>(Map.of(
                        file.getFileName().toString(), new RouteFileTrial(site.configuration(), file, overlay(site))))
                : staging(site).routes();
    }
}
