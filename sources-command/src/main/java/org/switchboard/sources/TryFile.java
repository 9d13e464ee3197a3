package org.switchboard.sources;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.integration.trial.TriedRecord;
import org.switchboard.integration.trial.TriedRecords;
import org.switchboard.source.model.FeedId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description =
                "Reads some records from the source and shows each as the source sent it, as the mapping made it, and what"
                        + " would change. Stores nothing; files are not moved.",
        mixinStandardHelpOptions = true)
final class TryFile implements Callable<Integer> {

    @Mixin
    Candidate candidate;

    @Option(names = "--records", paramLabel = "N", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
    int records;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long to wait for them (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--offline", description = "Do not ask the server what would change.")
    boolean offline;

    @Mixin
    Site site;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Map<String, RouteFileTrial> routes = candidate.routes(site);
        if (routes.isEmpty()) {
            throw new Refusal("There is no route file in " + candidate.stagingFolder(site) + ".");
        }
        boolean good = true;
        for (RouteFileTrial trial : routes.values()) {
            good &= tried(trial);
        }
        return good ? 0 : 1;
    }

    private boolean tried(RouteFileTrial trial) throws Exception {
        TriedRecords tried = trial.read(records, Duration.ofSeconds(seconds));
        PrintWriter out = spec.commandLine().getOut();
        Map<FeedId, List<TriedRecord>> byFeed =
                tried.records().stream().collect(Collectors.groupingBy(TriedRecord::feed));
        boolean good = ShownTests.show(trial.mappingTests(), out);
        for (Map.Entry<FeedId, List<TriedRecord>> feed : byFeed.entrySet()) {
            good &= new TriedFeed(feed.getKey(), feed.getValue()).show(out, offline ? null : server);
        }
        if (tried.failure().isPresent()) {
            out.println(tried.failure().get());
            return false;
        }
        if (tried.records().isEmpty()) {
            out.println("No record was received within " + seconds + " s.");
        }
        return good;
    }
}
