package org.switchboard.integration.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchboard.integration.folder.SourceFolder;
import org.switchboard.integration.folder.UnreadableFile;

/**
 * The folder of the source files as if only this route file were active, wherever it is. Mappings, code tables and
 * properties are those of the folder.
 */
final class OneFileFolder extends SourceFolder {

    private final Path file;
    private final String name;

    OneFileFolder(Path configuration, Path file) {
        super(configuration);
        this.file = file;
        this.name = file.getFileName().toString();
    }

    /** What the file is called once it is in force. */
    String name() {
        return name;
    }

    @Override
    public Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new TreeMap<>(super.stamps());
        stamps.keySet().removeIf(path -> path.endsWith(ROUTES));
        stampOf(file).ifPresent(stamp -> stamps.put(name, stamp));
        return stamps;
    }

    @Override
    public Optional<String> read(String path) {
        if (!path.equals(name)) {
            return super.read(path);
        }
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (java.io.IOException unreadable) {
            throw new UnreadableFile(name + " cannot be read as text in UTF-8.", unreadable);
        }
    }
}
