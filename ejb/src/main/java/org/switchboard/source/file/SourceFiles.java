package org.switchboard.source.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.source.persistence.SourceFileTable;

/**
 * Route and mapping files as this system last ran them. The last version that worked is kept here, so that a file that
 * is broken at start still has something to run with.
 */
@ApplicationScoped
public class SourceFiles {

    @Inject
    SourceFileTable table;

    @Inject
    Clock clock;

    /**
     * @param path relative to the folder of the source files
     * @param fault why the version now in the folder does not run; empty when it does
     */
    public record SourceFile(
            String path, Optional<Instant> loadedAt, Optional<String> fault, Optional<Instant> faultAt) {

        private static final String ROUTES = ".camel.yaml";

        /** The source system that a route file is named after; empty for mappings and code tables. */
        public Optional<String> system() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.endsWith(ROUTES)
                    ? Optional.of(name.substring(0, name.length() - ROUTES.length()))
                    : Optional.empty();
        }
    }

    /**
     * A version of a file that ran.
     *
     * @param number grows from version to version over all files
     * @param loadedAt when it began to run
     */
    public record Version(long number, Instant loadedAt, String content) {}

    /** How many versions of a file are kept. */
    public static final int VERSIONS_KEPT = 10;

    @Transactional
    public Optional<String> lastGood(String path) {
        return table.lastGood(path);
    }

    /** This content loaded and runs. */
    @Transactional
    public void loaded(String path, String content) {
        table.loaded(path, content, clock.instant());
    }

    /** The content now in the folder does not load, for this reason; the last good version is kept. */
    @Transactional
    public void broken(String path, String reason) {
        table.broken(path, reason, clock.instant());
    }

    /** The file was taken away. */
    @Transactional
    public void removed(String path) {
        table.removed(path);
    }

    /** The versions of a file that ran, the newest first, those of a file that was taken away included. */
    @Transactional
    public List<Version> versions(String path) {
        return table.versions(path);
    }

    @Transactional
    public List<SourceFile> all() {
        return table.all();
    }
}
