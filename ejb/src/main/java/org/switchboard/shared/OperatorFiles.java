package org.switchboard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings that an operator edits while the server runs: property files in the configuration folder, read again when they
 * change. A file that is missing holds nothing; one that cannot be read leaves what was read before in force.
 */
@ApplicationScoped
public class OperatorFiles {

    private static final Logger LOG = Logger.getLogger(OperatorFiles.class.getName());

    private final Map<String, Read> known = new ConcurrentHashMap<>();

    private Optional<Path> folder = Optional.empty();

    protected OperatorFiles() {
        // for the container's proxy
    }

    @Inject
    public OperatorFiles(@ConfigProperty(name = "switchboard.config.dir") Optional<String> folder) {
        this.folder = folder.map(Path::of);
    }

    private record Read(FileTime changed, Properties values) {}

    /** @param name of the file, such as {@code identity.properties} */
    public Properties named(String name) {
        Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new Properties();
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file.get());
            Read held = known.get(name);
            if (held == null || !held.changed.equals(changed)) {
                held = new Read(changed, read(file.get()));
                known.put(name, held);
            }
            return held.values;
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "settings file-unreadable file={0}: {1}", new Object[] {name, e.getMessage()});
            return Optional.ofNullable(known.get(name)).map(Read::values).orElseGet(Properties::new);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        }
        return values;
    }
}
