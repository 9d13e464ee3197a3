package org.switchboard.integration.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.switchboard.integration.camel.SourceRoutes;
import org.switchboard.integration.camel.runtime.RoutePermits;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.lookup.LookupBreakers;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/** A site with a configuration folder, whose source routes run over an intake in memory. */
public final class Site implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    public final MemoryFeeds feeds = new MemoryFeeds();
    public final MemoryIntake intake = new MemoryIntake(feeds);
    public final InMemoryKeyReconciliation reconciliation = new InMemoryKeyReconciliation(intake);
    public final MemoryInitialLoad loads = new MemoryInitialLoad();
    public final MemoryDeliveries deliveries = new MemoryDeliveries();
    public final MemoryFailedFiles failedFiles = new MemoryFailedFiles();
    public final MemorySourceFiles files;
    public final JsltRecordMappings mappings;
    public final SourceRoutes routes;
    public final LookupBreakers breakers = new LookupBreakers();

    /** Sources that are not to run; in force with the next look. */
    public final Set<String> paused = ConcurrentHashMap.newKeySet();

    private final Path sources;
    private long edits;

    public Site(Path configuration) {
        this(configuration, new MemorySourceFiles());
    }

    /** @param files what an earlier life of the site remembers */
    public Site(Path configuration, MemorySourceFiles files) {
        this(configuration, files, () -> true);
    }

    /** @param leadership whether this site is the node that polls; in force with the next look */
    public Site(Path configuration, MemorySourceFiles files, BooleanSupplier leadership) {
        SourceFolder folder = new SourceFolder(configuration);
        this.sources = configuration.resolve("sources");
        this.files = files;
        this.mappings = new JsltRecordMappings(folder, files, Clock.systemUTC());
        this.routes = new SourceRoutes(
                folder,
                files,
                mappings,
                intake,
                feeds,
                reconciliation,
                loads,
                deliveries,
                failedFiles,
                breakers,
                Clock.systemUTC(),
                RoutePermits.of(paused, leadership),
                Optional.empty());
    }

    /** Writes a file of the folder, visibly newer than before. */
    public Site with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Site with(String path, byte[] content) {
        try {
            Path file = sources.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            edits++;
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(edits)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Site without(String path) {
        try {
            Files.delete(sources.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts Camel and brings the folder into force. */
    public Site start() {
        try {
            routes.start(Optional.empty());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        routes.scan();
        return this;
    }

    /** What the server does each second. */
    public Site scan() {
        routes.scan();
        return this;
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(50));
    }

    public static FeedId feed(String source, RecordType type) {
        return new FeedId(source, type);
    }

    @Override
    public void close() {
        routes.stop();
    }
}
