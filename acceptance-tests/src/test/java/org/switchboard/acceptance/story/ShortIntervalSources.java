package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built-in sources in a copy of the operator's folder with short intervals. They poll every second, and give up on
 * a hanging system after a few seconds. All other parameters keep their delivered values.
 */
public final class ShortIntervalSources {

    /** Longer than the city's slow answers take on a machine that is three times slower. */
    private static final int SECONDS_FOR_AN_ANSWER = 5;

    private final Path sources;

    private ShortIntervalSources(Path configuration) {
        this.sources = configuration.resolve("sources");
    }

    /** @param configuration a copy, with the folder {@code sources} in it */
    public static void in(Path configuration) {
        ShortIntervalSources copy = new ShortIntervalSources(configuration);
        copy.change("cis.camel.yaml", "period: 5000", "period: 1000", "readTimeout: " + SECONDS_FOR_AN_ANSWER);
        for (String period : List.of("period: 10000", "period: 5000")) {
            copy.change("gis.camel.yaml", period, "period: 1000", "readTimeout: " + SECONDS_FOR_AN_ANSWER * 1000);
        }
        copy.change("scada.camel.yaml", "commonAddress: 1", "commonAddress: 1", "silenceMillis: 4000");
        copy.change("work-management.camel.yaml", "period: 2000", "period: 1000");
        copy.change("contact-log.camel.yaml", "settle: 0", "settle: 0", "period: 2000");
    }

    /** In place of each such parameter these, on lines of their own. */
    private void change(String file, String parameter, String... others) {
        Path path = sources.resolve(file);
        try {
            String content = Files.readString(path);
            String line = "\n        " + parameter + "\n";
            assertThat(content).as("parameters of " + file).contains(line);
            Files.writeString(path, content.replace(line, "\n        " + String.join("\n        ", others) + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
