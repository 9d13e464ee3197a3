package org.switchboard.integration.trial;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.source.model.FeedId;

/** Checks and tries one route file, without a server and without a database. */
public final class RouteFileTrial {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Path configuration;
    private final Path file;

    /**
     * @param configuration the folder that holds {@code sources}, for mappings, code tables and properties
     * @param file the route file; it may be anywhere
     */
    public RouteFileTrial(Path configuration, Path file) {
        this.configuration = configuration;
        this.file = file;
    }

    /** Why the file would not load, in one sentence with file and line; empty when it would. */
    public Optional<String> problem() {
        OneFileFolder folder = new OneFileFolder(configuration, file);
        return routes(folder, new TrialFiles(), new CollectingIntake(1), new TrialFeeds())
                .problemOf(folder.name());
    }

    /** The feeds that the routes of a file without {@link #problem} fill. */
    public Set<FeedId> feeds() {
        OneFileFolder folder = new OneFileFolder(configuration, file);
        return routes(folder, new TrialFiles(), new CollectingIntake(1), new TrialFeeds())
                .feedsOf(folder.name());
    }

    /** Why the file must not be put into force: its {@link #problem}, or the first test of its mappings that fails. */
    public Optional<String> refusal() {
        return problem().or(() -> mappingTests().stream()
                .filter(test -> test.failure().isPresent())
                .findFirst()
                .map(MappingTest::toString));
    }

    /** The tests that stand beside the mappings of the file. */
    public List<MappingTest> mappingTests() {
        OneFileFolder folder = new OneFileFolder(configuration, file);
        return new MappingTests(folder, new JsltRecordMappings(folder, new TrialFiles(), Clock.systemUTC())).run();
    }

    /**
     * Reads records for real.
     *
     * @param records how many, of all feeds together
     * @param timeout how long to wait for them
     */
    public TriedRecords read(int records, Duration timeout) throws Exception {
        OneFileFolder folder = new OneFileFolder(configuration, file);
        TrialFiles files = new TrialFiles();
        TrialFeeds feeds = new TrialFeeds();
        CollectingIntake intake = new CollectingIntake(records);
        TrialRoutes routes = routes(folder, files, intake, feeds);
        routes.start(Optional.empty());
        try {
            routes.scan();
            Optional<String> broken = files.fault(folder.name());
            if (broken.isPresent()) {
                return new TriedRecords(List.of(), broken);
            }
            boolean full = awaitRecords(intake, feeds, timeout);
            return new TriedRecords(intake.records(), full ? Optional.empty() : feeds.failure());
        } finally {
            routes.stop();
        }
    }

    /** A source that fails has its say; there is no use in waiting for it any longer. */
    private static boolean awaitRecords(CollectingIntake intake, TrialFeeds feeds, Duration timeout)
            throws InterruptedException {
        for (long end = System.nanoTime() + timeout.toNanos(); System.nanoTime() < end; ) {
            if (intake.isFullWithin(POLL_INTERVAL.toMillis())) {
                return true;
            }
            if (feeds.failure().isPresent()) {
                return false;
            }
        }
        return false;
    }

    private static TrialRoutes routes(
            OneFileFolder folder, TrialFiles files, CollectingIntake intake, TrialFeeds feeds) {
        Clock clock = Clock.systemUTC();
        JsltRecordMappings mappings = new JsltRecordMappings(folder, files, clock);
        return new TrialRoutes(folder, files, mappings, intake, feeds, clock);
    }
}
