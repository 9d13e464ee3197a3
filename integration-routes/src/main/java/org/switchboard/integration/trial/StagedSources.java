package org.switchboard.integration.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.switchboard.integration.folder.SourceFolder;

/**
 * A staging folder: route files, mappings, code tables and properties that are checked, tried and put into force
 * together. A staged file stands in the place of the active one of the same path; nothing of it is active itself.
 */
public final class StagedSources {

    private static final String TESTS = SourceFolder.MAPPINGS + "-test.yaml";

    private final Path configuration;
    private final Path folder;

    /** @param configuration the folder that holds {@code sources} */
    public StagedSources(Path configuration, Path folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    /** Every staged file that is not hidden, by its path from the folder. */
    public Map<String, Path> files() {
        Map<String, Path> staged = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return staged;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(StagedSources::isVisible)
                    .forEach(path -> staged.put(path.toString().replace('\\', '/'), folder.resolve(path)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read.", unreadable);
        }
        return staged;
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    /** The staged files whose content differs from the active one. */
    public Map<String, Optional<byte[]>> changes() throws IOException {
        Map<String, Optional<byte[]>> changes = new TreeMap<>();
        for (Map.Entry<String, Path> file : files().entrySet()) {
            byte[] content = Files.readAllBytes(file.getValue());
            Path live = configuration.resolve("sources").resolve(file.getKey());
            if (!Files.exists(live) || !Arrays.equals(content, Files.readAllBytes(live))) {
                changes.put(file.getKey(), Optional.of(content));
            }
        }
        return changes;
    }

    /** The staged route files, by name. */
    public Map<String, RouteFileTrial> routes() {
        Map<String, RouteFileTrial> trials = new TreeMap<>();
        RouteFileTrial.routeFilesIn(folder).forEach((name, file) -> trials.put(name, trial(file)));
        return trials;
    }

    /** Why the folder must not be put into force, a sentence each; empty when it may be. */
    public List<String> problems() {
        if (!Files.isDirectory(folder)) {
            return List.of("There is no staging folder " + folder
                    + ". Put a route file there, with its mappings and tables, or name a file.");
        }
        Map<String, Path> staged = files();
        if (staged.isEmpty()) {
            return List.of("The staging folder " + folder + " holds no file.");
        }
        List<String> problems = new ArrayList<>();
        staged.keySet().forEach(path -> nameProblem(path).ifPresent(problems::add));
        routes().values().forEach(route -> route.refusal().ifPresent(problems::add));
        problems.addAll(problemsOfActiveRoutes(staged));
        return problems;
    }

    /** Where the server would pass a file over without a word. */
    private static Optional<String> nameProblem(String path) {
        boolean below = path.contains("/");
        if (path.endsWith(SourceFolder.ROUTES) && below) {
            return Optional.of(path + ": a route file is active in the folder itself only; move it up.");
        }
        if (path.endsWith(SourceFolder.PROPERTIES) && below) {
            return Optional.of(path + ": a property file is read in the folder itself only; move it up.");
        }
        boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
        return yaml && !path.endsWith(SourceFolder.ROUTES) && !path.endsWith(TESTS)
                ? Optional.of(path + " would not be read: the name of a route file ends in " + SourceFolder.ROUTES
                        + ", that of tests of a mapping in " + TESTS + ".")
                : Optional.empty();
    }

    /** Routes that are active and would use a staged mapping, code table or property that they do not work with. */
    private List<String> problemsOfActiveRoutes(Map<String, Path> staged) {
        List<String> problems = new ArrayList<>();
        RouteFileTrial.routeFilesIn(configuration.resolve("sources")).forEach((name, file) -> {
            RouteFileTrial now = trial(file);
            if (!staged.containsKey(name) && now.filesUsed().stream().anyMatch(staged::containsKey)) {
                Optional<String> before = new RouteFileTrial(configuration, file).refusal();
                now.refusal()
                        .filter(problem -> before.isEmpty())
                        .ifPresent(problem -> problems.add(name + " is active and would not work: " + problem));
            }
        });
        return problems;
    }

    private RouteFileTrial trial(Path file) {
        return new RouteFileTrial(configuration, file, Optional.of(folder));
    }
}
