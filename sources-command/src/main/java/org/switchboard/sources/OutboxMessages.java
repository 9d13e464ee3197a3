package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "outbox",
        description =
                "Lists messages that wait for other systems or were refused by them; sends messages again, or sets them aside.",
        mixinStandardHelpOptions = true)
final class OutboxMessages implements Callable<Integer> {

    private static final int PAGE = 200;

    @Option(names = "--destination", paramLabel = "NAME", description = "Only those for this system.")
    String destination;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "refused",
            description = "waiting, delivered, refused or set-aside (${DEFAULT-VALUE}).")
    String state;

    @ArgGroup
    Decision decision = new Decision();

    /** One of them, or none to look only. */
    static final class Decision {

        @Option(names = "--retry", paramLabel = "NUMBER", description = "Send this message again.")
        Long retry;

        @Option(names = "--set-aside", paramLabel = "NUMBER", description = "Set this message aside.")
        Long setAside;

        @Option(
                names = "--retry-all",
                description = "Send all messages that the options above select again, the oldest first.")
        boolean retryAll;
    }

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (decision.retry != null) {
            print(out, server.post("outbox/" + decision.retry + "/retry"));
        } else if (decision.setAside != null) {
            print(out, server.post("outbox/" + decision.setAside + "/set-aside"));
        } else if (decision.retryAll) {
            wanted().forEach(message ->
                    print(out, server.post("outbox/" + message.path("id").asText() + "/retry")));
        } else {
            wanted().forEach(message -> print(out, message));
        }
        return 0;
    }

    /** The oldest first; read whole before the first is sent again. */
    private List<JsonNode> wanted() {
        List<JsonNode> wanted = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = server.get("outbox?limit=" + PAGE + "&state=" + ServerConnection.escaped(state)
                    + (destination == null ? "" : "&destination=" + ServerConnection.escaped(destination))
                    + (next.isEmpty() ? "" : "&cursor=" + ServerConnection.escaped(next)));
            page.path("items").forEach(message -> wanted.add(0, message));
            next = page.path("nextCursor").asText();
        } while (!next.isEmpty());
        return wanted;
    }

    private static void print(PrintWriter out, JsonNode message) {
        out.printf(
                "%8s  %-16s %s  %-9s  %s%n",
                message.path("id").asText(),
                message.path("destination").asText(),
                message.path("key").asText(),
                message.path("state").asText(),
                message.path("lastError").asText(""));
    }
}
