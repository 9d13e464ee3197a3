package org.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The size of the city in a work folder; it cannot change while its data are kept. */
final class StoredCitySize {

    private static final int USUAL = 2000;

    private final WorkFolder work;

    StoredCitySize(WorkFolder work) {
        this.work = work;
    }

    /** @throws LaunchFailure when another size is wanted than the kept one */
    int customers(OptionalInt wanted) {
        Path file = work.file("customers");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, wanted.orElse(USUAL) + "\n");
            }
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (wanted.orElse(kept) != kept) {
                throw new LaunchFailure("The city kept in " + work.path() + " has " + kept + " customers, not "
                        + wanted.getAsInt() + "; begin anew with --fresh.");
            }
            return kept;
        } catch (IOException e) {
            throw new LaunchFailure("The file " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
