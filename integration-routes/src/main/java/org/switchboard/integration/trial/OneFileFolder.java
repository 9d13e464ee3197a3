package org.switchboard.integration.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.UnreadableFile;

/**
 * The folder of the source files as if only this route file were active, wherever it is. Mappings, code tables and
 * properties are those of the folder, with those of the staging folder in their place.
 */
final class OneFileFolder extends SourceFolder {

    private final Path file;
    private final String name;
    private final Optional<Path> staged;
    private final Set<String> read = new TreeSet<>();

    OneFileFolder(Path configuration, Path file, Optional<Path> staged) {
        super(configuration);
        this.file = file;
        this.name = file.getFileName().toString();
        this.staged = staged.map(folder -> folder.toAbsolutePath().normalize());
    }

    /** What the file is called once it is in force. */
    String name() {
        return name;
    }

    /** The files that exist and were read so far. */
    synchronized Set<String> filesRead() {
        return Set.copyOf(read);
    }

    /** The route file is; a site that begins has no folder of source files yet. */
    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new TreeMap<>(super.stamps());
        staged.ifPresent(folder -> stamps.putAll(stampsBelow(folder)));
        stamps.keySet().removeIf(path -> path.endsWith(ROUTES));
        stampOf(file).ifPresent(stamp -> stamps.put(name, stamp));
        return stamps;
    }

    @Override
    public Optional<String> read(String path) {
        Optional<Path> place = path.equals(name) ? Optional.of(file) : stagedFile(path);
        Optional<String> content = place.isEmpty() ? super.read(path) : place.flatMap(found -> text(path, found));
        if (content.isPresent()) {
            synchronized (this) {
                read.add(path);
            }
        }
        return content;
    }

    private Optional<Path> stagedFile(String path) {
        return staged.map(folder -> folder.resolve(path).normalize())
                .filter(place -> place.startsWith(staged.get()) && Files.isRegularFile(place));
    }

    private static Optional<String> text(String path, Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UnreadableFile(path + " cannot be read as text in UTF-8.", unreadable);
        }
    }
}
