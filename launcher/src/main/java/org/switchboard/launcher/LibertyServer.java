package org.switchboard.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Open Liberty with Switchboard in it, as a process of its own, reached over HTTPS. */
public final class LibertyServer implements AutoCloseable {

    static final String NAME = "server";
    private static final String FIRST = "switchboard";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration ONE_QUESTION = Duration.ofSeconds(5);

    private final ProjectFolders project;
    private final WorkFolder work;
    private final String name;
    private final Settings settings;
    private final ServerDirectory directory;
    private final ServerCertificate certificate;
    private volatile ChildProcess process;

    /**
     * What makes one server differ from another.
     *
     * @param httpsPort on the loopback interface; plain HTTP is off
     * @param heapMegabytes the JVM's -Xmx
     * @param jvmOptions further ones
     * @param environment variables beside those that this class sets itself
     */
    public record Settings(int httpsPort, int heapMegabytes, List<String> jvmOptions, Map<String, String> environment) {

        public Settings {
            jvmOptions = List.copyOf(jvmOptions);
            environment = Map.copyOf(environment);
        }
    }

    private LibertyServer(ProjectFolders project, WorkFolder work, String name, Settings settings) {
        this.project = project;
        this.work = work;
        this.name = name;
        this.settings = settings;
        List<String> jvmOptions =
                new ArrayList<>(List.of("-Xmx" + settings.heapMegabytes() + "m", "-Dfile.encoding=UTF-8", work.mark()));
        jvmOptions.addAll(settings.jvmOptions());
        this.directory = ServerDirectory.make(project, work, name, jvmOptions);
        this.certificate = new ServerCertificate(directory.keyStore(), keyStorePassword());
        this.process = launch();
    }

    /** Starts the process and returns at once; {@link #awaitReady} waits. */
    static LibertyServer spawn(ProjectFolders project, WorkFolder work, Settings settings) {
        return spawn(project, work, FIRST, settings);
    }

    /** @param name of the server, unique among those that share the work folder */
    static LibertyServer spawn(ProjectFolders project, WorkFolder work, String name, Settings settings) {
        return new LibertyServer(project, work, name, settings);
    }

    private ChildProcess launch() {
        return ChildProcess.start(
                name.equals(FIRST) ? NAME : name, work, directory.path(), command("run"), environment());
    }

    private List<String> command(String verb, String... options) {
        List<String> words = new ArrayList<>();
        words.add(project.liberty().resolve("bin/server").toString());
        words.add(verb);
        words.add(name);
        words.addAll(List.of(options));
        return words;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WLP_USER_DIR", directory.userDirectory().toString());
        environment.put(
                "WLP_OUTPUT_DIR", directory.userDirectory().resolve("servers").toString());
        environment.put("SWITCHBOARD_HTTP_PORT", "-1");
        environment.put("SWITCHBOARD_HTTPS_PORT", Integer.toString(settings.httpsPort()));
        environment.put("SWITCHBOARD_EAR", project.ear().toString());
        environment.put("SWITCHBOARD_KEYSTORE_PASSWORD", keyStorePassword());
        return environment;
    }

    private String keyStorePassword() {
        return new Passwords(work).of("server-keystore");
    }

    /**
     * Returns when {@code /health/ready} says so.
     *
     * @throws LaunchFailure when the process ends, the application fails, or five minutes pass
     */
    void awaitReady(Progress progress) {
        ReadinessProbe probe = new ReadinessProbe(this, certificate);
        process.await(probe::holds, START_LIMIT, progress);
    }

    /** Where people and programs reach it, e.g. {@code https://localhost:9443/}. */
    public URI url() {
        return URI.create("https://localhost:" + settings.httpsPort() + "/");
    }

    /** A new client that trusts this server's certificate and no other. */
    public HttpClient client() throws IOException {
        return HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .connectTimeout(ONE_QUESTION)
                .build();
    }

    /** This server's certificate in PEM. */
    String certificate() throws IOException {
        return certificate.pem();
    }

    /** Everything that the server prints. */
    public Path log() {
        return process.log();
    }

    public ServerDirectory directory() {
        return directory;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Ends the process as a power cut would. */
    public void kill9() {
        process.kill9();
    }

    /** Ends the process in order: the application is stopped, open connections are closed. */
    public void stop() {
        if (process.isAlive()) {
            askToStop();
        }
        process.stop();
    }

    /** A mere SIGTERM would wait half a minute for every browser that still holds a connection. */
    private void askToStop() {
        ProcessBuilder request = new ProcessBuilder(command("stop", "--force"))
                .redirectErrorStream(true)
                .redirectOutput(work.logs().resolve("server-stop.log").toFile());
        request.environment().putAll(environment());
        try {
            request.start().waitFor();
        } catch (IOException e) {
            throw new LaunchFailure("The server could not be asked to stop: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again after {@link #kill9} or {@link #stop} and waits until it is ready. */
    public void startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("the server (process " + process.pid() + ") has not been ended");
        }
        process = launch();
        awaitReady(Progress.NONE);
    }

    public void restart() {
        stop();
        startAgain();
    }

    @Override
    public void close() {
        stop();
    }
}
