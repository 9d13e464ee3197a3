package org.switchboard.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.switchboard.launcher.Workbench;

/** The operator's folder of source files, as this run's server has it: a copy of the project's. */
final class SourceFolderOnDisk {

    private final Path sources;

    SourceFolderOnDisk(Workbench workbench) {
        this.sources = workbench.config().resolve("sources");
    }

    Path path(String name) {
        return sources.resolve(name);
    }

    /** Half a file is never there to be read: it is written beside, and moved. */
    void write(String name, String content) {
        try {
            Path target = path(name);
            Files.createDirectories(target.getParent());
            Path beside = Files.writeString(target.resolveSibling(target.getFileName() + ".new"), content);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
