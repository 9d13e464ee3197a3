package org.switchboard.sources;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the site's configuration lies. */
final class Site {

    @Option(
            names = "--config",
            paramLabel = "FOLDER",
            description = "The configuration folder (SWITCHBOARD_CONFIG_DIR, else config).")
    Path folder;

    /** The folder that holds {@code sources}. */
    Path configuration() {
        if (folder != null) {
            return folder;
        }
        String given = System.getenv("SWITCHBOARD_CONFIG_DIR");
        return given == null ? project().resolve("config") : Path.of(given);
    }

    Path sources() {
        return configuration().resolve("sources");
    }

    static Path project() {
        return Path.of(System.getProperty("switchboard.project", ""));
    }
}
