package org.switchboard.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the project keeps what is needed to start it.
 *
 * @param root the folder with the root pom
 */
public record ProjectFolders(Path root) {

    private static final String TEMPLATE = "ear/src/main/liberty/server.xml";

    public ProjectFolders {
        root = root.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve(TEMPLATE))) {
            throw new LaunchFailure(root + " is not a checkout of Switchboard: it has no " + TEMPLATE + ".");
        }
    }

    /** The project around the current directory: itself or the nearest folder above it. */
    public static ProjectFolders find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(TEMPLATE))) {
                return new ProjectFolders(folder);
            }
        }
        throw new LaunchFailure("Neither " + here + " nor a folder above it is a checkout of Switchboard.");
    }

    public Path serverTemplate() {
        return root.resolve(TEMPLATE);
    }

    public Path liberty() {
        return built("ear/target/liberty/wlp");
    }

    public Path ear() {
        return built("ear/target/switchboard.ear");
    }

    public Path jdbcDriver() {
        return built("ear/target/jdbc/postgresql.jar");
    }

    public Path legacySystems() {
        return built("legacy-systems/target/legacy-systems.jar");
    }

    public Path config() {
        return root.resolve("config");
    }

    private Path built(String path) {
        Path found = root.resolve(path);
        if (!Files.exists(found)) {
            throw new LaunchFailure(path + " is not built yet; ./run builds it, or: mvn -DskipTests package");
        }
        return found;
    }
}
