package org.switchboard.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        description = "Reads a feed again from a given time on, with its next poll. Records that are not newer"
                + " than the stored ones change nothing.",
        mixinStandardHelpOptions = true)
final class BackfillFeed implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE/FEED", description = "Such as cis/customer.")
    String feed;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "MOMENT",
            description = "ISO 8601 with offset, such as 2026-11-01T00:00:00+08:00.")
    String since;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        String[] names = feed.split("/", 2);
        if (names.length < 2) {
            throw new Refusal("Which feed of " + feed + "? Write it as " + feed + "/customer.");
        }
        try {
            OffsetDateTime.parse(since);
        } catch (DateTimeException noMoment) {
            throw new Refusal("\"" + since + "\" is not a time such as 2026-11-01T00:00:00+08:00.");
        }
        server.post(
                "sources/" + ServerConnection.escaped(names[0]) + "/feeds/" + ServerConnection.escaped(names[1])
                        + "/backfill",
                "application/json",
                new ObjectMapper().createObjectNode().put("since", since).toString());
        spec.commandLine().getOut().println(feed + " is read again from " + since + " on with its next poll.");
        return 0;
    }
}
