package org.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.benchmarks.report.ServerProcess;
import org.switchboard.launcher.LaunchFailure;
import org.switchboard.launcher.Workbench;

/**
 * The program behind {@code benchmarks/run telemetry-rate}: all telemetered switches of a large city bounce, thousands of IEC 104
 * events a second, while an agent's desk is open. Counted is what the station has sent and what the feed has taken in.
 */
public final class TelemetryRate {

    private static final int MANY_CUSTOMERS = 200_000;
    private static final int EVENTS_A_SECOND = 5_000;
    /** The analogs are sent every 2 s, so there are silences in so much time. */
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Pattern POSITION =
            Pattern.compile("\"ioa\"\\s*:\\s*(\\d+).*?\"dev_id\"\\s*:\\s*\"([^\"]+)\".*?\"meas\"\\s*:\\s*\"POS\"");

    private final Options options;
    private final Workbench workbench;
    private final Report report;

    private TelemetryRate(Options options, Workbench workbench) {
        this.options = options;
        this.workbench = workbench;
        this.report = new Report(
                System.out,
                "telemetry-rate",
                List.of(
                        Machine.facts(options.project()),
                        options.rate() + " IEC 104 events a second for " + options.seconds() + " s, a city of "
                                + options.customers() + " customers",
                        "server heap " + options.heap() + " MB; station and database run on the same machine"));
    }

    /** @param words the project's root folder, then options */
    public static void main(String[] words) throws Exception {
        try {
            Options options = Options.parse(words, MANY_CUSTOMERS, EVENTS_A_SECOND);
            try (Workbench workbench = options.workbench("work").start()) {
                new TelemetryRate(options, workbench).run();
            }
        } catch (IllegalArgumentException | LaunchFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        FullIntake.await(workbench, RecordSort.ALL, Instant.now());
        try (OpenScreen screen = OpenScreen.of(workbench)) {
            long missingBefore = missing();
            long rejectedBefore = count("rejected");
            Duration cpu = ServerProcess.cpu(workbench.server().pid());
            screen.begin();
            long began = System.nanoTime();
            chatter();
            long mostWaiting = 0;
            while (stationField("chattering").equals("true")) {
                mostWaiting = Math.max(mostWaiting, sent() - stored() - missingBefore);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            double seconds = secondsSince(began);
            Figure pushed = Figure.of(
                            "An open desk was told of changes",
                            screen.messages() + " times, at the longest after " + screen.longestSilenceMillis() + " ms")
                    .limit("within 2 s");
            long lost = missing() - missingBefore;
            cpu = ServerProcess.cpu(workbench.server().pid()).minus(cpu);
            long events = Long.parseLong(stationField("chatterEvents"));
            report.add(Figure.of(
                            "Events",
                            String.format(
                                    Locale.ROOT,
                                    "%d sent in %.1f s: %.0f/s; lost %d, rejected %d; at most %d on their way;"
                                            + " %.0f µs of the server's CPU each",
                                    events,
                                    seconds,
                                    events / seconds,
                                    lost,
                                    count("rejected") - rejectedBefore,
                                    mostWaiting,
                                    cpu.toNanos() / 1e3 / events))
                    .limit("5,000/s for 60 s, none lost"));
            report.add(pushed);
        }
        List<String> wrong = wrongPositions();
        report.add(Figure.of("Switches whose last state here is not the true one", wrong.size() + " " + wrong)
                .limit("none"));
        report.add(Figure.of(
                        "Memory after it",
                        ServerProcess.of(workbench.server().pid()).toString())
                .limit("bounded"));
        System.out.println("written to " + report.write(options.project().resolve("benchmarks/results")));
    }

    private void chatter() {
        workbench
                .legacySystems()
                .ask(
                        "POST",
                        "/scada/chatter",
                        "{\"eventsPerSecond\":" + options.rate() + ",\"seconds\":" + options.seconds() + "}");
    }

    /** What the station has sent and we have not: of times before this server listened, and lost. Waits for a quiet line. */
    private long missing() {
        long smallest = Long.MAX_VALUE;
        Instant end = Instant.now().plus(QUIET_WITHIN);
        while (Instant.now().isBefore(end)) {
            // in this order: what is taken between the two questions must not hide what was lost
            long stored = stored();
            smallest = Math.min(smallest, sent() - stored);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return smallest;
    }

    private long sent() {
        return Long.parseLong(stationField("objectsSent"));
    }

    private long stored() {
        return count("accepted + unchanged + rejected");
    }

    private long count(String what) {
        return Long.parseLong(workbench
                .database()
                .ask("select " + what + " from feed where source = 'scada' and record_type = 'measurement'"));
    }

    private String stationField(String field) {
        String answer = workbench.legacySystems().get("/scada");
        Matcher value = Pattern.compile("\"" + field + "\"\\s*:\\s*(\\w+)").matcher(answer);
        if (!value.find()) {
            throw new IllegalStateException("The station does not say " + field + ": " + answer);
        }
        return value.group(1);
    }

    private List<String> wrongPositions() {
        return workbench
                .legacySystems()
                .get("/truth/telemetry-points")
                .lines()
                .map(POSITION::matcher)
                .filter(Matcher::find)
                .filter(point -> !isRight(point.group(1), point.group(2)))
                .map(point -> point.group(2))
                .toList();
    }

    private boolean isRight(String address, String device) {
        boolean open = workbench.legacySystems().get("/devices/" + device).contains("\"open\":true");
        return workbench
                .database()
                .ask("select value from measurement where source = 'scada' and source_key = '1:" + address + "'")
                .equals(open ? "0" : "1");
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
