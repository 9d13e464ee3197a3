package org.switchboard.integration.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data of the real world that are no part of the project; tests that want them are skipped where they are missing. */
public final class PublicData {

    private PublicData() {}

    /** The folder of that name under {@code shared/data} beside the project, or higher up. */
    public static Path folder(String name) {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path folder = place.resolve("shared/data").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        Assumptions.abort("The public data " + name + " are not here.");
        throw new IllegalStateException("not reached");
    }
}
