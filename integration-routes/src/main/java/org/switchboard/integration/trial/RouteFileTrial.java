package org.switchboard.integration.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.integration.camel.routefile.MappedType;
import org.switchboard.integration.camel.routefile.RouteClaim;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.mapping.CodeTableUses;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.source.model.FeedId;

/** Checks and tries one route file, without a server and without a database. */
public final class RouteFileTrial {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Path configuration;
    private final Path file;
    private final Optional<Path> staged;

    /**
     * @param configuration the folder that holds {@code sources}, for mappings, code tables and properties
     * @param file the route file; it may be anywhere
     */
    public RouteFileTrial(Path configuration, Path file) {
        this(configuration, file, Optional.empty());
    }

    /**
     * @param configuration the folder that holds {@code sources}
     * @param file the route file; it may be anywhere
     * @param staged a folder whose files would be active in the place of those of {@code sources}
     */
    public RouteFileTrial(Path configuration, Path file, Optional<Path> staged) {
        this.configuration = configuration;
        this.file = file;
        this.staged = staged;
    }

    /** Why the file would not load, in one sentence with file and line; empty when it would. */
    public Optional<String> problem() {
        OneFileFolder folder = folder();
        return fault(folder).or(() -> fieldProblem(folder));
    }

    /** What keeps the file from being read at all; of unknown fields a trial shows the records. */
    private Optional<String> fault(OneFileFolder folder) {
        return nameProblem(folder.name()).or(() -> loadProblem(folder)).or(() -> conflict(folder));
    }

    private static Optional<String> nameProblem(String name) {
        return name.endsWith(SourceFolder.ROUTES) && name.length() > SourceFolder.ROUTES.length()
                ? Optional.empty()
                : Optional.of(name + " is no route file; the name of one ends in " + SourceFolder.ROUTES + ".");
    }

    private static Optional<String> loadProblem(OneFileFolder folder) {
        TrialFiles files = new TrialFiles();
        Optional<String> problem =
                routes(folder, files, new CollectingIntake(1), new TrialFeeds()).problemOf(folder.name());
        return files.faultOfProperties().or(() -> problem).or(() -> tableProblem(folder));
    }

    private static Optional<String> fieldProblem(OneFileFolder folder) {
        JsltRecordMappings mappings = new JsltRecordMappings(folder, new TrialFiles(), Clock.systemUTC());
        return mappedTypes(folder).stream()
                .flatMap(use -> UnknownOutput.problem(use, mappings).stream())
                .findFirst();
    }

    private static Set<MappedType> mappedTypes(OneFileFolder folder) {
        return routes(folder, new TrialFiles(), new CollectingIntake(1), new TrialFeeds())
                .mappedTypesOf(folder.name());
    }

    /** Mappings that the routes use are those that were read when they were built. */
    private static Optional<String> tableProblem(OneFileFolder folder) {
        return folder.filesRead().stream()
                .filter(path -> path.endsWith(SourceFolder.MAPPINGS))
                .sorted()
                .flatMap(path -> CodeTableUses.problem(path, folder.read(path).orElse(""), folder::read).stream())
                .findFirst();
    }

    /** What the file's routes would take from those of another file that is or would be active. */
    private Optional<String> conflict(OneFileFolder folder) {
        List<RouteClaim> wanted = claims(folder);
        for (Map.Entry<String, Path> other : otherRouteFiles(folder.name()).entrySet()) {
            Set<String> taken = claims(new OneFileFolder(configuration, other.getValue(), staged)).stream()
                    .map(RouteClaim::what)
                    .collect(Collectors.toSet());
            for (RouteClaim claim : wanted) {
                if (taken.contains(claim.what())) {
                    return Optional.of(folder.name() + (claim.line() > 0 ? ", line " + claim.line() : "") + ": the "
                            + claim.what() + " is taken by a route of " + other.getKey() + ".");
                }
            }
        }
        return Optional.empty();
    }

    private static List<RouteClaim> claims(OneFileFolder folder) {
        return routes(folder, new TrialFiles(), new CollectingIntake(1), new TrialFeeds())
                .claimsOf(folder.name());
    }

    private Map<String, Path> otherRouteFiles(String name) {
        Map<String, Path> others = new TreeMap<>();
        others.putAll(routeFilesIn(configuration.resolve("sources")));
        staged.ifPresent(folder -> others.putAll(routeFilesIn(folder)));
        others.remove(name);
        return others;
    }

    static Map<String, Path> routeFilesIn(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> Files.isRegularFile(file)
                                && file.getFileName().toString().endsWith(SourceFolder.ROUTES)
                                && !file.getFileName().toString().startsWith("."))
                        .forEach(file -> files.put(file.getFileName().toString(), file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The folder " + folder + " cannot be read.", unreadable);
            }
        }
        return files;
    }

    /** Files of the folder that the routes were built from: mappings and what they import. */
    Set<String> filesUsed() {
        OneFileFolder folder = folder();
        loadProblem(folder);
        return folder.filesRead();
    }

    private OneFileFolder folder() {
        return new OneFileFolder(configuration, file, staged);
    }

    /** The feeds that the routes of a file without {@link #problem} fill. */
    public Set<FeedId> feeds() {
        OneFileFolder folder = folder();
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
        OneFileFolder folder = folder();
        return new MappingTests(
                        folder,
                        new JsltRecordMappings(folder, new TrialFiles(), Clock.systemUTC()),
                        mappedTypes(folder))
                .run();
    }

    /**
     * Reads records for real.
     *
     * @param records how many, of all feeds together
     * @param timeout how long to wait for them
     */
    public TriedRecords read(int records, Duration timeout) throws Exception {
        Optional<String> problem = fault(folder());
        if (problem.isPresent()) {
            return new TriedRecords(List.of(), problem);
        }
        OneFileFolder folder = folder();
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
