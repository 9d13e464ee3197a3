package org.switchboard.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server's process holds.
 *
 * @param heap megabytes of the Java heap in use right after a full collection
 * @param resident megabytes of the process in memory
 */
public record ServerProcess(long heap, long resident) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Pattern USED = Pattern.compile("(?:heap|generation)\\s+total\\s+\\d+K, used (\\d+)K");

    /** @param pid the process that was started, or a script around it */
    public static ServerProcess of(long pid) {
        Path here = Path.of("").toAbsolutePath();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String java = Long.toString(javaProcess(pid).pid());
        Commands.output(here, jcmd, java, "GC.run");
        Matcher used = USED.matcher(Commands.output(here, jcmd, java, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return new ServerProcess(kilobytes / 1024, resident(java));
    }

    /** Processor time since the process began. */
    public static Duration cpu(long pid) {
        return javaProcess(pid).info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether it needs less than a tenth of a processor now. Takes one second. */
    public static boolean isIdle(long pid) {
        Duration before = cpu(pid);
        LockSupport.parkNanos(SECOND.toNanos());
        return cpu(pid).minus(before).compareTo(SECOND.dividedBy(10)) < 0;
    }

    private static ProcessHandle javaProcess(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .max(Comparator.comparing(ProcessHandle::pid))
                .orElseThrow(() -> new IllegalStateException("no Java in or under process " + pid));
    }

    private static long resident(String pid) {
        try {
            return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return heap + " MB used after a full collection, " + resident + " MB resident";
    }
}
