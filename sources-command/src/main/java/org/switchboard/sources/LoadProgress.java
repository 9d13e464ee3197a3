package org.switchboard.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How far an initial load is, in a line. */
final class LoadProgress {

    private LoadProgress() {}

    static String line(JsonNode load) {
        StringBuilder line = new StringBuilder(load.path("state").asText().toLowerCase(Locale.ROOT));
        line.append(String.format(Locale.ROOT, ": %,d", load.path("rows").asLong()));
        if (load.hasNonNull("expected")) {
            long expected = load.path("expected").asLong();
            long percent = expected == 0 ? 100 : Math.min(100, load.path("rows").asLong() * 100 / expected);
            line.append(String.format(Locale.ROOT, " of %,d records (%d %%)", expected, percent));
        } else {
            line.append(" records");
        }
        if (load.hasNonNull("rowsPerSecond")) {
            line.append(String.format(
                    Locale.ROOT, ", %,.0f a second", load.path("rowsPerSecond").asDouble()));
        }
        if (load.hasNonNull("remainingSeconds")) {
            line.append(", about ")
                    .append(inWords(
                            Duration.ofSeconds(load.path("remainingSeconds").asLong())))
                    .append(" left");
        }
        if (!load.path("slow").isEmpty()) {
            line.append("; look-ups are slow: ")
                    .append(StreamSupport.stream(load.path("slow").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        if (load.hasNonNull("problem")) {
            line.append("; ").append(load.path("problem").asText());
        }
        return line.toString();
    }

    private static String inWords(Duration time) {
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
