package org.switchboard.integration.cim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.camel.support.service.ServiceSupport;

/** A copy of the parts of a model for a trial, removed when its routes stop. */
final class TrialParts extends ServiceSupport {

    private final Path folder;

    private TrialParts(Path folder) {
        this.folder = folder;
    }

    static TrialParts copyOf(Path kept) throws IOException {
        Path copy = Files.createTempDirectory("switchboard-trial");
        if (Files.isDirectory(kept)) {
            try (Stream<Path> files = Files.list(kept)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        return new TrialParts(copy);
    }

    Path folder() {
        return folder;
    }

    @Override
    protected void doStop() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
