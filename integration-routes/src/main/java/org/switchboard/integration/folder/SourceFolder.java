package org.switchboard.integration.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's folder of route, mapping and property files. */
@ApplicationScoped
public class SourceFolder {

    /** Route files are in the folder itself; deeper ones (examples) are off until copied up. */
    public static final String ROUTES = ".camel.yaml";

    public static final String MAPPINGS = ".jslt";
    public static final String CODE_TABLES = ".csv";
    public static final String PROPERTIES = ".properties";

    private Path root;

    /** Attributes that show that a file may have changed, without reading it. */
    public record Stamp(long modifiedMillis, long size) {}

    /** For the container's proxy. */
    protected SourceFolder() {}

    @Inject
    SourceFolder(@ConfigProperty(name = "SWITCHBOARD_CONFIG_DIR", defaultValue = "config") String configuration) {
        this(Path.of(configuration));
    }

    /** @param configuration the folder that holds {@code sources} */
    public SourceFolder(Path configuration) {
        this.root = configuration.resolve("sources").toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /**
     * Every file that is not hidden, by its path relative to the folder, with slashes; empty when the folder does not
     * exist.
     */
    public Map<String, Stamp> stamps() {
        return stampsBelow(root);
    }

    protected static Map<String, Stamp> stampsBelow(Path root) {
        Map<String, Stamp> stamps = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return stamps;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> Files.isRegularFile(file) && !isHidden(root.relativize(file)))
                    .forEach(file -> stampOf(file)
                            .ifPresent(stamp ->
                                    stamps.put(root.relativize(file).toString().replace('\\', '/'), stamp)));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalStateException(
                    "The folder " + root + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return stamps;
    }

    /** False while the folder itself is away, as a share that is not mounted. */
    public boolean isThere() {
        return Files.isDirectory(root);
    }

    /**
     * A file's text; empty when there is no such file in the folder.
     *
     * @throws UnreadableFile when it is no text in UTF-8
     */
    public Optional<String> read(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UnreadableFile(path + " cannot be read as text in UTF-8.", unreadable);
        }
    }

    /** What editors, version control and {@link FolderChange} keep beside the files. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    protected static Optional<Stamp> stampOf(Path file) {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
        } catch (IOException deleted) {
            return Optional.empty();
        }
    }
}
