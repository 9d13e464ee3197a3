package org.switchboard.integration.camel.routefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.PropertiesSource;
import org.eclipse.microprofile.config.Config;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.UnreadableFile;
import org.switchboard.source.file.SourceFiles;

/**
 * Resolves placeholders of route files. It reads MicroProfile Config first (environment, system properties, Liberty's
 * variables), then the property files beside the route files. A property may also name a file with the value. Their
 * content is never kept elsewhere: it may be secret.
 */
public final class SiteProperties implements PropertiesSource {

    /** {@code NAME_FILE} names the file that holds the value of {@code NAME}. */
    private static final String FILE_SUFFIX = "_FILE";

    private final SourceFolder folder;
    private final Optional<Config> server;
    private final SourceFiles files;
    private final Map<String, Map<String, String>> byFile = new TreeMap<>();
    private volatile Map<String, String> fromFiles = Map.of();

    public SiteProperties(SourceFolder folder, Optional<Config> server, SourceFiles files) {
        this.folder = folder;
        this.server = server;
        this.files = files;
        refresh();
    }

    @Override
    public String getName() {
        return "site";
    }

    /** Null when unknown, as Camel asks for it. */
    @Override
    public String getProperty(String name) {
        return value(name)
                .or(() -> value(name + FILE_SUFFIX).map(file -> contentOf(name, file)))
                .orElse(null);
    }

    private Optional<String> value(String name) {
        return server.flatMap(config -> config.getOptionalValue(name, String.class))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .or(() -> Optional.ofNullable(fromFiles.get(name)));
    }

    /** A secret that the platform mounts as a file; the line end that editors put is no part of it. */
    private static String contentOf(String name, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException | InvalidPathException unreadable) {
            throw new UnreadableFile(
                    "the file " + file + ", which " + name + FILE_SUFFIX + " names, cannot be read", unreadable);
        }
    }

    static boolean isPropertyFile(String path) {
        return path.endsWith(SourceFolder.PROPERTIES) && !path.contains("/");
    }

    /**
     * Reads the property files again; of one that cannot be read, the last values go on.
     *
     * @return the names whose value has changed
     */
    Set<String> refresh() {
        Set<String> present = folder.stamps().keySet().stream()
                .filter(SiteProperties::isPropertyFile)
                .collect(Collectors.toSet());
        byFile.keySet().retainAll(present);
        present.forEach(this::read);
        Map<String, String> before = fromFiles;
        Map<String, String> now = new HashMap<>();
        byFile.values().forEach(now::putAll);
        fromFiles = Map.copyOf(now);
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .collect(Collectors.toSet());
    }

    private void read(String path) {
        try {
            byFile.put(path, folder.read(path).map(SiteProperties::parse).orElse(Map.of()));
            files.removed(path); // no fault, nothing to show
        } catch (UnreadableFile | IllegalArgumentException broken) {
            files.broken(path, path + " does not hold properties: " + broken.getMessage());
        }
    }

    /** Lines {@code NAME = value}: every character of a value stands for itself, so that a password needs no quoting. */
    private static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#") || entry.startsWith("!")) {
                continue;
            }
            int mark = entry.indexOf('=');
            if (mark < 1) {
                throw new IllegalArgumentException("line " + number + " is not written as NAME = value");
            }
            values.put(
                    entry.substring(0, mark).strip(), entry.substring(mark + 1).strip());
        }
        return values;
    }
}
