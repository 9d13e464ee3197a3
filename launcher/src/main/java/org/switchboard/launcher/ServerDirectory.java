package org.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A Liberty server directory made from the template: server.xml, JDBC driver, JVM options. What the server itself
 * keeps there (certificate, caches, logs) stays between starts.
 *
 * @param userDirectory what Liberty calls WLP_USER_DIR
 */
public record ServerDirectory(Path userDirectory) {

    public static final String SERVER = "switchboard";

    /**
     * Makes the directory, or brings an older one up to the template.
     *
     * @param jvmOptions one a line, e.g. -Xmx1g
     */
    public static ServerDirectory make(ProjectFolders project, WorkFolder work, List<String> jvmOptions) {
        ServerDirectory directory = new ServerDirectory(work.folder("wlp"));
        try {
            Files.createDirectories(directory.path().resolve("jdbc"));
            copy(project.serverTemplate(), directory.path().resolve("server.xml"));
            copy(project.jdbcDriver(), directory.path().resolve("jdbc/postgresql.jar"));
            Files.write(directory.path().resolve("jvm.options"), jvmOptions);
            return directory;
        } catch (IOException e) {
            throw new LaunchFailure(
                    "The server directory " + directory.path() + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    /** An unchanged file is left alone, lest the server throw away what it has derived from it. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A piece of configuration that is read after server.xml and wins over it. */
    public void override(String fileName, String xml) {
        try {
            Path folder = Files.createDirectories(path().resolve("configDropins/overrides"));
            Files.writeString(folder.resolve(fileName), xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return userDirectory.resolve("servers").resolve(SERVER);
    }

    Path keyStore() {
        return path().resolve("resources/security/key.p12");
    }
}
