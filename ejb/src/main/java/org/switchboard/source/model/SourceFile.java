package org.switchboard.source.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A route or mapping file of the source folder.
 *
 * @param path relative to the folder of the source files
 * @param fault why the version now in the folder does not run; empty when it does
 */
public record SourceFile(String path, Optional<Instant> loadedAt, Optional<String> fault, Optional<Instant> faultAt) {

    private static final String ROUTES = ".camel.yaml";

    /** The source system that a route file is named after; empty for mappings and code tables. */
    public Optional<String> system() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(ROUTES)
                ? Optional.of(name.substring(0, name.length() - ROUTES.length()))
                : Optional.empty();
    }
}
