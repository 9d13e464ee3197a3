package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pause",
        description = "Pauses a source with all its routes until it is resumed; a restart or a change of its file"
                + " does not resume it. Records that were already read are stored first.",
        mixinStandardHelpOptions = true)
final class PauseSource implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The source, as list shows it.")
    String source;

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, shown to other users.")
    String why;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode requested = new ObjectMapper().createObjectNode();
        if (why != null) {
            requested.put("why", why);
        }
        JsonNode paused = server.post(
                        "sources/" + ServerConnection.escaped(source) + "/pause",
                        "application/json",
                        requested.toString())
                .path("paused");
        spec.commandLine().getOut().println(source + " is paused: " + sentence(paused));
        return 0;
    }

    /** By whom, since when and why. */
    static String sentence(JsonNode paused) {
        String reason = paused.path("why").asText();
        return "by " + paused.path("by").asText() + " at " + paused.path("at").asText()
                + (reason.isEmpty() ? "" : ", " + reason);
    }
}
