package org.switchboard.integration.camel;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.PropertiesSource;
import org.eclipse.microprofile.config.Config;

/**
 * What a placeholder in a route file stands for: environment and system properties and whatever else MicroProfile
 * Config knows, then the property files beside the route files.
 */
public final class SiteProperties implements PropertiesSource {

    private final SourceFolder folder;
    private final Optional<Config> server;
    private volatile Map<String, String> fromFiles = Map.of();

    public SiteProperties(SourceFolder folder, Optional<Config> server) {
        this.folder = folder;
        this.server = server;
        refresh();
    }

    @Override
    public String getName() {
        return "site";
    }

    /** Null when unknown, as Camel asks for it. */
    @Override
    public String getProperty(String name) {
        return server.flatMap(config -> config.getOptionalValue(name, String.class))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .orElseGet(() -> fromFiles.get(name));
    }

    /**
     * Reads the property files again.
     *
     * @return the names whose value has changed
     */
    Set<String> refresh() {
        Map<String, String> before = fromFiles;
        Map<String, String> read = new TreeMap<>();
        folder.stamps().keySet().stream()
                .filter(path -> path.endsWith(SourceFolder.PROPERTIES) && !path.contains("/"))
                .forEach(path -> folder.read(path)
                        .map(SiteProperties::parse)
                        .ifPresent(file -> file.forEach((key, value) -> read.put(key.toString(), value.toString()))));
        fromFiles = Map.copyOf(read);
        return Stream.concat(before.keySet().stream(), read.keySet().stream())
                .filter(name -> !Objects.equals(before.get(name), read.get(name)))
                .collect(Collectors.toSet());
    }

    private static Properties parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossibleInMemory) {
            throw new IllegalStateException(impossibleInMemory);
        }
        return properties;
    }
}
