package org.switchboard.acceptance.story;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.Workbench;

/** The command {@code ./sources}, typed by an integrator at this workbench. */
final class SourcesCommand {

    private static final Path SCRIPT = Path.of("../sources");
    private static final Path AUDIT = Path.of("../audit");
    private static final int SECONDS = 300;

    private final Workbench workbench;

    SourcesCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    /** What it printed, and its exit code. */
    record CommandResult(int exitCode, String text) {}

    /** Words for a command that asks the server too. */
    CommandResult asksServer(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        all.addAll(List.of("--url", workbench.server().url().toString()));
        return run(all);
    }

    /** The settings that the route files of the city's systems name. */
    private Map<String, String> legacySystems() {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(workbench.work().file("environment.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), settings::getProperty));
    }

    /** {@code ./audit verify}, typed by the administrator. */
    CommandResult verifiesAudit() {
        return run(
                AUDIT,
                List.of("verify", "--url", workbench.server().url().toString()),
                workbench.users().with("admin"));
    }

    CommandResult run(List<String> words) {
        return run(SCRIPT, words, workbench.users().with("integrator"));
    }

    private CommandResult run(Path script, List<String> words, DemoUser user) {
        List<String> line = new ArrayList<>(List.of(script.toString()));
        line.addAll(words);
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment().putAll(legacySystems());
        process.environment().put("SWITCHBOARD_CONFIG_DIR", workbench.config().toString());
        process.environment().put("SWITCHBOARD_USER", user.name());
        process.environment().put("SWITCHBOARD_PASSWORD", user.password());
        process.environment()
                .put(
                        "SWITCHBOARD_CACERT",
                        workbench.work().file("certificate.pem").toString());
        try {
            Process running = process.start();
            String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!running.waitFor(SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException("./sources " + words + " does not end: " + text);
            }
            return new CommandResult(running.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
