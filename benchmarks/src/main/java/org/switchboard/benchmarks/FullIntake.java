package org.switchboard.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchboard.launcher.EmbeddedDatabase;
import org.switchboard.launcher.Workbench;

/**
 * Everything that the old systems hold, read through the routes into an empty database.
 *
 * @param rows rows held at the end, deleted ones included, since they have travelled too
 * @param took from the moment when the server was ready (or its first batch, when that came before) until the last row
 *     was there and all tables had all their indexes
 */
public record FullIntake(long rows, Duration took) {

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    public static FullIntake await(Workbench workbench, List<RecordSort> sorts, Instant ready) {
        EmbeddedDatabase database = workbench.database();
        Map<String, Long> truth = truth(workbench, sorts);
        long expected = truth.values().stream().mapToLong(Long::longValue).sum();
        Instant deadline = Instant.now().plus(LONGEST);
        Instant indexed;
        do {
            do {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("After " + LONGEST + " the load has " + held(database, sorts)
                            + ", and the truth is " + truth + ".");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } while (fed(database, sorts) < expected || !isIndexed(database));
            indexed = Instant.now();
            // counting the rows takes the machine's time, and belongs to the proof and not to the load
        } while (!held(database, sorts).equals(truth));
        Instant first = firstReceived(database, sorts);
        return new FullIntake(rows(database, sorts), Duration.between(first.isBefore(ready) ? first : ready, indexed));
    }

    double perSecond() {
        return rows * 1000.0 / took.toMillis();
    }

    static Map<String, Long> truth(Workbench workbench, List<RecordSort> sorts) {
        String counts = workbench.legacySystems().get("/truth/counts");
        Map<String, Long> truth = new LinkedHashMap<>();
        sorts.forEach(sort -> {
            Matcher number =
                    Pattern.compile("\"" + sort.truth() + "\"\\s*:\\s*(\\d+)").matcher(counts);
            if (!number.find()) {
                throw new IllegalStateException("The truth has no " + sort.truth() + ": " + counts);
            }
            truth.put(sort.table(), Long.parseLong(number.group(1)));
        });
        return truth;
    }

    /** How many records were taken in so far. */
    static long fed(EmbeddedDatabase database, List<RecordSort> sorts) {
        String types = sorts.stream().map(sort -> "'" + sort.recordType() + "'").collect(Collectors.joining(", "));
        return Long.parseLong(
                database.ask("select coalesce(sum(accepted), 0) from feed where record_type in (" + types + ")"));
    }

    private static Map<String, Long> held(EmbeddedDatabase database, List<RecordSort> sorts) {
        Map<String, Long> held = new LinkedHashMap<>();
        sorts.forEach(sort -> held.put(
                sort.table(),
                Long.parseLong(database.ask("select count(*) from " + sort.table() + " where not deleted"))));
        return held;
    }

    private static long rows(EmbeddedDatabase database, List<RecordSort> sorts) {
        return sorts.stream()
                .mapToLong(sort -> Long.parseLong(database.ask("select count(*) from " + sort.table())))
                .sum();
    }

    private static boolean isIndexed(EmbeddedDatabase database) {
        return database.ask("select 1 from deferred_index limit 1").isEmpty();
    }

    private static Instant firstReceived(EmbeddedDatabase database, List<RecordSort> sorts) {
        String moments = sorts.stream()
                .map(sort -> "select min(received_at) as at from " + sort.table())
                .collect(Collectors.joining(" union all "));
        return OffsetDateTime.parse(database.ask(
                        "select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from ("
                                + moments + ") as m"))
                .toInstant();
    }
}
