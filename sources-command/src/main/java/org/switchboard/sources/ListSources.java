package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the feeds of all sources, and source files whose present version does not run.",
        mixinStandardHelpOptions = true)
final class ListSources implements Callable<Integer> {

    private static final String LINE = "%-14s %-20s %-11s %8s %10s %9s  %s%n";

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode sources = server.get("sources").path("items");
        PrintWriter out = spec.commandLine().getOut();
        out.printf(LINE, "SOURCE", "FEED", "STATE", "SILENT", "RECORDS", "REJECTED", "");
        for (JsonNode source : sources) {
            String id = source.path("id").asText();
            if (source.has("paused")) {
                out.println(id + " is paused: " + PauseSource.sentence(source.path("paused")));
            }
            JsonNode breaker = source.path("breaker");
            if (breaker.has("state") && !breaker.path("state").asText().equals("CLOSED")) {
                out.println(id + " has been suspended since "
                        + breaker.path("since").asText() + ": "
                        + breaker.path("lastFailure").asText());
            }
            for (JsonNode feed : server.get("sources/" + ServerConnection.escaped(id) + "/feeds")
                    .path("items")) {
                out.printf(
                        LINE,
                        id,
                        feed.path("name").asText(),
                        feed.path("state").asText().toLowerCase(Locale.ROOT),
                        feed.has("lagSeconds") ? feed.path("lagSeconds").asText() + " s" : "-",
                        feed.path("records").asText(),
                        feed.path("rejected").asText(),
                        remark(feed));
            }
        }
        int broken = 0;
        for (JsonNode file : server.get("source-files").path("items")) {
            if (file.has("fault")) {
                out.println();
                out.println(file.path("path").asText() + " does not run in its present version"
                        + (file.has("loadedAt") ? "; its last good version does:" : ":"));
                out.println("  " + file.path("fault").asText());
                broken++;
            }
        }
        return broken == 0 ? 0 : 1;
    }

    /** What is wrong first, then what is to be known. */
    private static String remark(JsonNode feed) {
        if (feed.has("failure") && !feed.has("paused")) {
            return feed.path("failure").asText()
                    + (feed.has("nextTryAt")
                            ? " Next attempt at " + feed.path("nextTryAt").asText() + "."
                            : "");
        }
        if (feed.path("promise").asText().equals("BROKEN")) {
            return "Overdue: no data for over " + feed.path("promiseSeconds").asText() + " s.";
        }
        return feed.path("note").asText();
    }
}
