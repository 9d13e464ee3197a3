package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.switchboard.integration.trial.RouteFileTrial;
import org.switchboard.source.model.FeedId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Reads a source for the first time: requests an initial load, activates the route file and"
                    + " shows the progress. Look-ups of its record types are slow until the load ends.",
            "Ctrl-C ends only this display; the server goes on. After an interruption of the server the same command"
                    + " resumes the load. To make a load wait, pause its source."
        },
        mixinStandardHelpOptions = true)
final class LoadSource implements Callable<Integer> {

    private static final String LOADS = "initial-loads";
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_BEGINNING = Duration.ofMinutes(5);

    @Parameters(paramLabel = "FILE", description = "A route file in any folder.")
    Path file;

    @Option(
            names = "--finish",
            description = "End an unfinished load now: build its indexes and receive further records as usual.")
    boolean finish;

    @Option(names = "--no-wait", description = "Do not wait until the load is finished.")
    boolean noWait;

    @Mixin
    Site site;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String name = ActivateFile.routeFileName(file);
        Optional<JsonNode> unfinished = unfinished(name);
        if (finish) {
            JsonNode load = unfinished.orElseThrow(() -> new Refusal("No initial load of " + name + " is unfinished."));
            server.post(path(load) + "/finish");
            return follow(load);
        }
        JsonNode load = unfinished.isPresent() ? resumed(unfinished.get()) : begun(name);
        activate(name);
        if (noWait) {
            print("The initial load of " + name + " continues in the server.");
            return 0;
        }
        return follow(load);
    }

    private Optional<JsonNode> unfinished(String name) {
        for (JsonNode load : server.get(LOADS).path("items")) {
            if (load.path("file").asText().equals(name) && !is(load, "FINISHED")) {
                return Optional.of(load);
            }
        }
        return Optional.empty();
    }

    private JsonNode resumed(JsonNode load) {
        if (is(load, "INTERRUPTED")) {
            print("The initial load of " + load.path("file").asText() + " is resumed after "
                    + load.path("rows").asText() + " records.");
            server.post(path(load) + "/resume");
        }
        return awaitBegun(load);
    }

    private JsonNode begun(String name) {
        RouteFileTrial trial = new RouteFileTrial(site.configuration(), file);
        Optional<String> problem = trial.refusal();
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
        return awaitBegun(server.post(LOADS, "application/json", request(name, trial.feeds())));
    }

    private static String request(String name, Set<FeedId> feeds) {
        ObjectNode request = new ObjectMapper().createObjectNode().put("file", name);
        ArrayNode all = request.putArray("feeds");
        feeds.forEach(feed -> all.addObject()
                .put("source", feed.source())
                .put("name", feed.name())
                .put("recordType", feed.type().wireName()));
        return request.toString();
    }

    /** The file must not run before the server loads: its first records would come by normal intake. */
    private JsonNode awaitBegun(JsonNode requested) {
        JsonNode load = requested;
        for (long end = System.nanoTime() + LONGEST_BEGINNING.toNanos();
                is(load, "REQUESTED") || is(load, "INTERRUPTED"); ) {
            if (System.nanoTime() > end) {
                throw new Refusal("The server has not started the load within " + LONGEST_BEGINNING.toMinutes()
                        + " min. " + load.path("problem").asText("Does any node poll?"));
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos() / 4);
            load = server.get(path(requested));
        }
        return load;
    }

    /** Puts the file into force, unless it is already. */
    private void activate(String name) throws IOException {
        Path target = site.sources().resolve(name);
        String content = Files.readString(file);
        if (Files.exists(target) && Files.readString(target).equals(content)) {
            return;
        }
        FileActivation.activate(server, site, Map.of(name, Optional.of(content.getBytes(StandardCharsets.UTF_8))));
    }

    private int follow(JsonNode begun) {
        String shown = "";
        while (true) {
            JsonNode load = server.get(path(begun));
            String line = LoadProgress.line(load);
            if (!line.equals(shown)) {
                print(line);
                shown = line;
            }
            if (is(load, "FINISHED")) {
                return 0;
            }
            if (is(load, "INTERRUPTED")) {
                print("The server was interrupted. The same command resumes the load.");
                return 1;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static String path(JsonNode load) {
        return LOADS + "/" + load.path("id").asText();
    }

    private static boolean is(JsonNode load, String state) {
        return load.path("state").asText().equals(state);
    }
}
