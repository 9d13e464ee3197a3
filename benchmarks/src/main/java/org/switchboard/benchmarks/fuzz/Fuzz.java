package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.switchboard.benchmarks.AgentBrowser;
import org.switchboard.benchmarks.FullIntake;
import org.switchboard.benchmarks.Program;
import org.switchboard.benchmarks.RecordSort;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.benchmarks.report.ServerProcess;
import org.switchboard.launcher.DemoUser;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Progress;
import org.switchboard.launcher.Workbench;

/**
 * The program behind {@code benchmarks/run fuzz}: mutated requests and records, from a seed, over all endpoints. Exit
 * code 1 when the server fails on one, loses a record, grows, or is not well afterwards.
 */
public final class Fuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 6;
    private static final String SECRET = "a secret of the fuzz run, 32 long";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** The tables that hold a record as its key; the others keep it in another form. */
    private static final Map<String, String> TABLES = Map.of(
            "customer", "customer",
            "account", "customer_account",
            "service-location", "service_location",
            "usage-point", "usage_point",
            "end-device", "end_device",
            "network-element", "network_element",
            "measurement-point", "measurement_point",
            "customer-bill", "customer_bill",
            "crew", "crew");

    private final FuzzOptions options;
    private final Workbench workbench;
    private final RecordAccount account = new RecordAccount();
    private final AnswerCounts counts = new AnswerCounts();
    private final List<String> faults = new ArrayList<>();

    private Fuzz(FuzzOptions options, Workbench workbench) {
        this.options = options;
        this.workbench = workbench;
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        boolean well = false;
        try {
            FuzzOptions options = FuzzOptions.parse(words);
            Path target = options.project().resolve("benchmarks/target");
            Path config = copied(options.project().resolve("config"), target.resolve("fuzz-config"));
            writeWebhook(config.resolve("sources"));
            try (Workbench workbench = Workbench.in(target.resolve("fuzz-work"))
                    .project(options.project())
                    .config(config)
                    .fresh(true)
                    .customers(options.customers())
                    .heapMegabytes(options.heap())
                    .freePorts()
                    .progress(Progress.NONE)
                    .start()) {
                well = new Fuzz(options, workbench).run();
            }
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run() throws Exception {
        FullIntake.await(workbench, RecordSort.ALL, Instant.now());
        awaitWebhook();
        RequestPlan plan = plan();
        ServerProcess before = ServerProcess.of(workbench.server().pid());
        long logBefore = log().length();
        Instant began = Instant.now();
        send(plan);
        Duration took = Duration.between(began, Instant.now());
        ServerProcess after = ServerProcess.of(workbench.server().pid());
        Report report = new Report(
                System.out,
                "fuzz",
                List.of(
                        Machine.facts(options.project()),
                        "%d requests from seed %d over %d connections, a city of %d customers, server heap %d MB"
                                .formatted(
                                        options.requests(),
                                        options.seed(),
                                        CONNECTIONS,
                                        options.customers(),
                                        options.heap())));
        report.add(Figure.of(
                "Requests",
                "%d in %d s, %.0f a second"
                        .formatted(
                                options.requests(), took.toSeconds(), options.requests() * 1000.0 / took.toMillis())));
        report.add(Figure.of("Answers", counts.byStatus().toString()).limit("no 5xx but 503 of a declared limit"));
        counts.byKind().forEach((kind, number) -> report.add(Figure.of("Answers, " + kind, String.valueOf(number))));
        report.add(Figure.of("Records", account.toString()).limit("none missing"));
        report.add(Figure.of("Records in the database", inDatabase()).limit("as many as the answers say"));
        report.add(Figure.of("Memory before", before.toString()));
        report.add(Figure.of("Memory after", after.toString()).limit("heap at most twice that of before, and 128 MB"));
        report.add(Figure.of("Hostile customers", shown()).limit("each is shown"));
        report.add(Figure.of("Server afterwards", wellness()).limit("ready, and finds a customer"));
        report.add(Figure.of("Stack traces in the log", String.valueOf(traces(logBefore)))
                .limit("none"));
        check(counts.isWithoutFailure(), "The server failed on requests: " + String.join("\n  ", counts.failures()));
        check(account.isComplete(), "Records are missing: " + account);
        check(
                after.heap() <= 2 * before.heap() + 128,
                "The heap has grown from " + before.heap() + " to " + after.heap() + " MB.");
        report.errors("what is wrong", asCounts(faults));
        System.out.println("written to " + report.write(options.project().resolve("benchmarks/results")));
        return faults.isEmpty();
    }

    private void check(boolean met, String fault) {
        if (!met) {
            faults.add(fault);
        }
    }

    private static Map<String, Integer> asCounts(List<String> faults) {
        Map<String, Integer> counts = new java.util.LinkedHashMap<>();
        faults.forEach(fault -> counts.merge(fault, 1, Integer::sum));
        return counts;
    }

    private RequestPlan plan() throws IOException, InterruptedException {
        String credentials = credentials("admin");
        HttpRequest request = HttpRequest.newBuilder(workbench.server().url().resolve("/openapi"))
                .header("Authorization", credentials)
                .header("Accept", "application/json")
                .build();
        JsonNode description = JSON.readTree(workbench
                .server()
                .client()
                .send(request, BodyHandlers.ofString())
                .body());
        return new RequestPlan(
                options.seed(),
                Operation.of(description),
                Operation.schemas(description),
                new RecordLines(options.project()),
                credentials,
                Fuzz::signature);
    }

    private String credentials(String role) {
        DemoUser user = workbench.users().with(role);
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
    }

    private void send(RequestPlan plan) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        ExecutorService browsers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                PageForms forms = new PageForms(workbench, browsers);
                senders.add(threads.submit(() -> {
                    sendFrom(next, plan, forms);
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } finally {
            threads.shutdownNow();
            browsers.shutdownNow();
        }
    }

    private void sendFrom(AtomicInteger next, RequestPlan plan, PageForms forms) throws IOException {
        URI server = workbench.server().url();
        try (RawConnection connection =
                new RawConnection(workbench.server().client().sslContext(), server)) {
            for (int number = next.getAndIncrement(); number < options.requests(); number = next.getAndIncrement()) {
                if (number % 2000 == 0) {
                    System.out.println("  " + number + " requests " + counts.byStatus());
                }
                RequestPlan.Planned planned = plan.number(number, forms);
                RequestBytes request = planned.request();
                byte[] bytes = request.bytes(server.getAuthority());
                int status;
                String body;
                try {
                    RawConnection.Answer answer = connection.send(bytes, request.isHead(), request.isLast());
                    status = answer.status();
                    body = answer.text();
                } catch (SocketTimeoutException late) {
                    status = request.isUnfinished() ? 0 : -1;
                    body = "";
                }
                counts.add(planned.kind(), number, request.line(), status, body);
                count(planned, status, body);
            }
        }
    }

    private void count(RequestPlan.Planned planned, int status, String body) throws IOException {
        if (planned.recordType().isEmpty()) {
            return;
        }
        // a body that was damaged has other lines than were planned, and is counted by the answer alone
        account.sent.add(
                planned.faulty()
                        ? answered(status, body, planned)
                        : planned.lines().size());
        if (planned.faulty()) {
            countDamaged(planned, status, body);
        } else if (planned.kind().equals("webhook")) {
            countDelivery(planned, status, body);
        } else if (status == 200) {
            countLines(planned, JSON.readTree(body));
        } else {
            account.refused.add(planned.lines().size());
        }
    }

    /** Without members when it is none of lines, as for another method. */
    private static JsonNode lines(int status, String body) throws IOException {
        return status == 200 && body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
    }

    private static long answered(int status, String body, RequestPlan.Planned planned) throws IOException {
        JsonNode answer = lines(status, body);
        return status == 200 && answer.has("accepted")
                ? answer.path("accepted").asLong()
                        + answer.path("unchanged").asLong()
                        + answer.path("rejectedCount").asLong()
                : planned.lines().size();
    }

    private void countDamaged(RequestPlan.Planned planned, int status, String body) throws IOException {
        JsonNode answer = lines(status, body);
        if (answer.has("accepted")) {
            account.damagedStored.add(
                    answer.path("accepted").asLong() + answer.path("unchanged").asLong());
            account.stored.add(
                    answer.path("accepted").asLong() + answer.path("unchanged").asLong());
            account.rejected.add(answer.path("rejectedCount").asLong());
            account.damagedRejected.add(answer.path("rejectedCount").asLong());
        } else {
            account.refused.add(planned.lines().size());
            if (status == 422 || status <= 0) {
                account.damagedRejected.add(planned.lines().size());
            }
            if (status <= 0) {
                account.damagedStored.add(planned.lines().size()); // it is not known, without an answer
            }
        }
    }

    private void countDelivery(RequestPlan.Planned planned, int status, String body) {
        String key = RecordLines.key(planned.lines().get(0));
        switch (status) {
            case 200 -> account.stored(planned.recordType(), key);
            case 422 -> account.rejected(planned.recordType(), key);
            default -> account.refused.increment();
        }
    }

    private void countLines(RequestPlan.Planned planned, JsonNode answer) {
        Set<Integer> rejected = new HashSet<>();
        answer.path("rejected").forEach(each -> rejected.add(each.path("line").asInt()));
        for (int i = 0; i < planned.lines().size(); i++) {
            String line = planned.lines().get(i);
            if (rejected.contains(i + 1)) {
                account.rejected(planned.recordType(), line);
            } else {
                account.stored(planned.recordType(), RecordLines.key(line));
            }
        }
        int told = answer.path("accepted").asInt()
                + answer.path("unchanged").asInt()
                + answer.path("rejectedCount").asInt();
        if (told != planned.lines().size()) {
            faults.add("#" + planned.number() + " sent " + planned.lines().size() + " lines, and the answer tells of "
                    + told);
        }
    }

    /** Of lines in a damaged body it is not known which were stored: their number is the tolerance. */
    private String inDatabase() {
        long stored = 0;
        long expected = 0;
        for (Map.Entry<String, Integer> type : account.keysByType().entrySet()) {
            String table = TABLES.get(type.getKey());
            String source = type.getKey().contains("webhook") ? RequestPlan.WEBHOOK : RequestPlan.SOURCE;
            table = type.getKey().contains("webhook") ? "customer" : table;
            if (table != null) {
                long held = number("select count(*) from " + table + " where source = '" + source + "'");
                stored += held;
                expected += type.getValue();
                check(
                        held >= type.getValue() && held <= type.getValue() + account.damagedStored.sum(),
                        "Of " + type.getValue() + " keys of " + type.getKey() + " that were stored, the database has "
                                + held);
            }
        }
        long rejected = number("select count(*) from rejected_record where source in ('fuzz', 'fuzz-hook')");
        long expectedRejected = account.rejectedByType().values().stream()
                .mapToInt(each -> each)
                .sum();
        check(
                rejected >= expectedRejected && rejected <= expectedRejected + account.damagedRejected.sum(),
                "Of " + expectedRejected + " records that were rejected, the database has " + rejected);
        return "%d keys of %d stored (and at most %d of damaged bodies), %d of %d rejected (and at most %d of damaged bodies)"
                .formatted(
                        stored,
                        expected,
                        account.damagedStored.sum(),
                        rejected,
                        expectedRejected,
                        account.damagedRejected.sum());
    }

    private String shown() throws IOException, InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            HostileCustomers customers = new HostileCustomers(workbench, credentials("admin"));
            List<String> failed = customers.storeAndShow(AgentBrowser.signedIn(workbench, "supervisor", executor));
            check(failed.isEmpty(), "Customers were stored and cannot be shown: " + failed);
            return "%d stored, with accounts, bills, supply and contacts; %d views or desks failed"
                    .formatted(customers.stored(), failed.size());
        } finally {
            executor.shutdownNow();
        }
    }

    private long number(String query) {
        return Long.parseLong(workbench.database().ask(query));
    }

    private String wellness() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(workbench.server().url().resolve("/health/ready"))
                .build();
        int status =
                workbench.server().client().send(ready, BodyHandlers.ofString()).statusCode();
        String account = workbench.database().ask("select min(number) from customer_account where source = 'cis'");
        int found = new Program(workbench, "agent")
                .get("customers?q=" + account)
                .path("items")
                .size();
        check(status == 200, "The server is not ready afterwards: " + status);
        check(found > 0, "An ordinary look-up finds nobody afterwards.");
        return "ready " + status + ", " + found + " found";
    }

    private String log() throws IOException {
        return Files.readString(workbench.server().directory().messages());
    }

    private long traces(long from) throws IOException {
        long traces = log().substring((int) from)
                .lines()
                .reduce(new TraceCount(0, false), TraceCount::next, (one, other) -> other)
                .traces();
        check(traces == 0, "The log has " + traces + " stack traces.");
        return traces;
    }

    /** Lines of a trace that follow each other are one. */
    private record TraceCount(long traces, boolean within) {

        TraceCount next(String line) {
            boolean isFrame =
                    line.startsWith("\tat ") || line.startsWith("\t...") || within && line.startsWith("Caused by");
            return new TraceCount(isFrame && !within ? traces + 1 : traces, isFrame);
        }
    }

    private void awaitWebhook() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST_START);
        HttpRequest probe = HttpRequest.newBuilder(workbench.server().url().resolve("/webhooks/" + RequestPlan.WEBHOOK))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        while (workbench.server().client().send(probe, BodyHandlers.ofString()).statusCode() == 404) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The webhook of the run has not been opened in " + LONGEST_START + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)).toLowerCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
        return to;
    }

    private static void writeWebhook(Path sources) throws IOException {
        String name = RequestPlan.WEBHOOK;
        Files.createDirectories(sources.resolve(name));
        Files.writeString(sources.resolve(name + ".properties"), "FUZZ_WEBHOOK_SECRET=" + SECRET + "\n");
        Files.writeString(sources.resolve(name + "/customer.jslt"), "{\"key\": .id, \"name\": .name}");
        Files.writeString(sources.resolve(name + ".camel.yaml"), """
                - route:
                    id: %1$s
                    from:
                      uri: kamelet:webhook-source
                      parameters:
                        name: %1$s
                        secret: '{{FUZZ_WEBHOOK_SECRET}}'
                        id: /delivery
                        items: /events
                        largestBody: 40000
                      steps:
                        - to:
                            uri: kamelet:intake-sink
                            parameters:
                              source: %1$s
                              recordType: customer
                              mapping: %1$s/customer.jslt
                """.formatted(name));
    }
}
