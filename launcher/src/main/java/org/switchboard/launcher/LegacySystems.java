package org.switchboard.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulated legacy systems in their own process; legacy-systems/README.md describes options and ports. */
public final class LegacySystems implements AutoCloseable {

    static final String NAME = "legacy-systems";
    private static final Duration ONE_QUESTION = Duration.ofSeconds(30);

    /** The city is a Chinese one, and its agents read its clocks, wherever the machine stands. */
    private static final String ZONE = "Asia/Shanghai";

    private final ChildProcess process;
    private final Ports ports;
    private final int customers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private LegacySystems(ChildProcess process, Ports ports, int customers) {
        this.process = process;
        this.ports = ports;
        this.customers = customers;
    }

    /**
     * Starts the process and returns at once; {@link #awaitReady} waits.
     *
     * @param jvmOptions beside the size of the heap
     */
    static LegacySystems spawn(
            ProjectFolders project, WorkFolder work, Ports ports, int customers, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(javaCommand());
        command.add("-Xmx" + heapMegabytes(customers) + "m");
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-jar",
                project.legacySystems().toString(),
                "--customers",
                Integer.toString(customers),
                "--data",
                data(work).toString(),
                "--binaries",
                UnpackedBinaries.in(work).toString(),
                "--cis-port",
                Integer.toString(ports.cis()),
                "--billing-port",
                Integer.toString(ports.billing()),
                "--gis-port",
                Integer.toString(ports.gis()),
                "--scada-port",
                Integer.toString(ports.scada()),
                "--works-port",
                Integer.toString(ports.works()),
                "--contacts-port",
                Integer.toString(ports.contacts()),
                "--meters-port",
                Integer.toString(ports.meters()),
                "--control-port",
                Integer.toString(ports.control())));
        return new LegacySystems(ChildProcess.start(NAME, work, project.root(), command, Map.of()), ports, customers);
    }

    private static Path data(WorkFolder work) {
        return work.folder("estate");
    }

    private static int heapMegabytes(int customers) {
        return customers <= 20_000 ? 512 : 1024 + customers / 500;
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Generating a large city takes its time: a minute, and one more for every 20,000 customers. */
    void awaitReady(Progress progress) {
        process.await(this::isReady, Duration.ofMinutes(1 + customers / 20_000), progress);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(control("/ready")).GET()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    /** The control port: faults and ground truth. */
    public URI control(String path) {
        return URI.create("http://127.0.0.1:" + ports.control() + path);
    }

    /**
     * Asks the control port.
     *
     * @return the answer's body
     * @throws IllegalStateException naming what was asked and the status, when that is not 2xx
     */
    public String get(String path) {
        return ask("GET", path, "");
    }

    /** As {@link #get}, with another method and a JSON body (empty: none). */
    public String ask(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(control(path))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(ONE_QUESTION).build(), BodyHandlers.ofString());
    }

    /** The city's time zone; addresses and passwords of the old systems, by the names that route files refer to. */
    static Map<String, String> environment(Ports ports, WorkFolder work) {
        return Map.ofEntries(
                Map.entry("SWITCHBOARD_ZONE", ZONE),
                Map.entry("CIS_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.cis() + "/cis"),
                Map.entry("CIS_USER", "cis_reader"),
                Map.entry("CIS_PASSWORD", "cis_reader"),
                Map.entry("BILLING_URL", "http://127.0.0.1:" + ports.billing()),
                Map.entry("GIS_URL", "http://127.0.0.1:" + ports.gis()),
                Map.entry("SCADA_HOST", "127.0.0.1"),
                Map.entry("SCADA_PORT", Integer.toString(ports.scada())),
                Map.entry("WORKS_URL", "http://127.0.0.1:" + ports.works()),
                Map.entry("METERS_URL", "tcp://127.0.0.1:" + ports.meters()),
                Map.entry("METERS_USER", "meter_reader"),
                Map.entry("METERS_PASSWORD", "meter_reader"),
                Map.entry("CONTACTS_HOST", "127.0.0.1"),
                Map.entry("CONTACTS_PORT", Integer.toString(ports.contacts())),
                Map.entry("CONTACTS_USER", "contact_reader"),
                Map.entry("CONTACTS_PASSWORD", "contact_reader"),
                Map.entry(
                        "CONTACTS_KNOWN_HOSTS",
                        data(work).resolve("known_hosts").toString()));
    }

    public Ports ports() {
        return ports;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
    }
}
