package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = "Replays rejected records through the present mapping and schema, and prints the result of each."
                + " Records that are rejected again are kept.",
        mixinStandardHelpOptions = true)
final class ReplayRecords implements Callable<Integer> {

    private static final int PAGE = 200;

    @Option(names = "--source", paramLabel = "NAME", description = "Only those of this system.")
    String source;

    @Option(names = "--id", paramLabel = "NUMBER", description = "Only this one.")
    Long id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason contains this text.")
    String reason;

    @Option(
            names = "--field",
            paramLabel = "FIELD",
            description = "Only those in which this field is invalid, such as /name.")
    String field;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only those of this record type.")
    String type;

    @Option(names = "--since", paramLabel = "MOMENT", description = "Only those rejected since; ISO 8601 with offset.")
    String since;

    @Option(names = "--until", paramLabel = "MOMENT", description = "Only those rejected until then.")
    String until;

    @Option(names = "--list", description = "Only show them.")
    boolean show;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (show) {
            wanted().forEach(record -> out.printf("%8s  %s%n", record.path("id").asText(), why(record)));
            return 0;
        }
        int stored = 0;
        int wrong = 0;
        for (String number : numbers()) {
            JsonNode answer = server.post("rejected-records/" + number + "/replay");
            boolean good = answer.path("stored").asBoolean();
            out.printf("%8s  %s%n", number, good ? "stored" : "rejected again: " + why(answer));
            stored += good ? 1 : 0;
            wrong += good ? 0 : 1;
        }
        out.println(stored + " stored, " + wrong + " rejected again");
        return wrong == 0 ? 0 : 1;
    }

    private List<String> numbers() {
        return id != null
                ? List.of(id.toString())
                : wanted().stream().map(record -> record.path("id").asText()).toList();
    }

    /** Read whole before the first is played: playing takes records out of the list that is paged through. */
    private List<JsonNode> wanted() {
        List<JsonNode> wanted = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = server.get("rejected-records?limit=" + PAGE
                    + filter("source", source)
                    + filter("field", field)
                    + filter("recordType", type)
                    + filter("since", since)
                    + filter("until", until)
                    + (next.isEmpty() ? "" : "&cursor=" + ServerConnection.escaped(next)));
            page.path("items").forEach(record -> {
                if (isWanted(record)) {
                    wanted.add(record);
                }
            });
            next = page.path("nextCursor").asText();
        } while (!next.isEmpty());
        return wanted;
    }

    private static String filter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + ServerConnection.escaped(value);
    }

    private boolean isWanted(JsonNode record) {
        return (id == null || record.path("id").asLong() == id)
                && (reason == null || why(record).contains(reason));
    }

    private static String why(JsonNode record) {
        String field = record.path("field").asText();
        return (field.isEmpty() ? "" : field + ": ") + record.path("reason").asText();
    }
}
