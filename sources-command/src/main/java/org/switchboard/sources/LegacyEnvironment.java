package org.switchboard.sources;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where source systems are and how to log in is in the server's environment; this command looks into its own. Under
 * {@code ./run} it is found in .run.
 */
final class LegacyEnvironment {

    private LegacyEnvironment() {}

    static void ofRun() {
        Path file = Site.project().resolve(".run/environment.properties");
        if (!Files.exists(file)) {
            return;
        }
        try (Reader text = Files.newBufferedReader(file)) {
            Properties values = new Properties();
            values.load(text);
            values.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        } catch (IOException unreadable) {
            throw new Refusal(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
