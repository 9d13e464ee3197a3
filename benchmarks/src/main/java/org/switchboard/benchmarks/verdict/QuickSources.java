package org.switchboard.benchmarks.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's sources in a copy that polls every second with short time limits, so that a round takes seconds. */
final class QuickSources {

    private QuickSources() {}

    /** @return the folder of the copy */
    static Path copiedTo(Path folder, Path config) throws IOException {
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(config.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
        Path sources = folder.resolve("sources");
        change(sources.resolve("cis.camel.yaml"), "period: 5000", "period: 1000", "readTimeout: 5");
        change(sources.resolve("gis.camel.yaml"), "period: 5000", "period: 1000", "readTimeout: 5000");
        change(sources.resolve("gis.camel.yaml"), "period: 10000", "period: 5000", "readTimeout: 5000");
        change(sources.resolve("scada.camel.yaml"), "commonAddress: 1", "commonAddress: 1", "silenceMillis: 4000");
        return folder;
    }

    private static void change(Path file, String parameter, String... others) throws IOException {
        String content = Files.readString(file);
        String line = "\n        " + parameter + "\n";
        if (!content.contains(line)) {
            throw new IllegalStateException(file + " has no line " + parameter);
        }
        Files.writeString(file, content.replace(line, "\n        " + String.join("\n        ", others) + "\n"));
    }
}
