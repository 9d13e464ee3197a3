package org.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A Liberty server directory made from the template: server.xml, JDBC driver, JVM options. What the server itself
 * keeps there (certificate, caches, logs) stays between starts.
 *
 * @param userDirectory what Liberty calls WLP_USER_DIR
 * @param server the server's name
 */
public record ServerDirectory(Path userDirectory, String server) {

    /** JVM options for servers of tests. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * Makes the directory, or brings an older one up to the template.
     *
     * @param jvmOptions one a line, e.g. -Xmx1g; {@link WorkFolder#mark} should be among them
     */
    public static ServerDirectory make(
            ProjectFolders project, WorkFolder work, String server, List<String> jvmOptions) {
        ServerDirectory directory = new ServerDirectory(work.folder("wlp"), server);
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

    /** Leaves the application to a container for tests, which deploys its own. */
    public ServerDirectory withoutApplication() {
        Path file = path().resolve("server.xml");
        try {
            String template = Files.readString(file);
            String without =
                    template.replaceAll("(?s)<enterpriseApplication\\b[^>]*(/>|>.*?</enterpriseApplication>)", "");
            if (without.equals(template)) {
                throw new IllegalStateException(file + " has no enterpriseApplication to leave out");
            }
            Files.writeString(file, without);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a server that somebody else starts: its environment variables, in server.env. */
    public ServerDirectory withEnvironment(Map<String, String> variables) {
        List<String> lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
        try {
            Files.write(path().resolve("server.env"), lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return userDirectory.resolve("servers").resolve(server);
    }

    /** What the server has logged since it was started last. */
    public Path messages() {
        return path().resolve("logs/messages.log");
    }

    Path keyStore() {
        return path().resolve("resources/security/key.p12");
    }
}
