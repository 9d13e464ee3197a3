package org.switchboard.benchmarks.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.switchboard.benchmarks.report.Figure;
import org.switchboard.benchmarks.report.Latencies;
import org.switchboard.benchmarks.report.Machine;
import org.switchboard.benchmarks.report.Report;
import org.switchboard.database.DatabaseSchema;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.EventConsumer;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.model.NewEvent;
import org.switchboard.event.persistence.EventPartitions;

/**
 * Two nodes on one database. Events are published at a steady rate, while one group writes each to a table, another one
 * is slow, and a broadcast reaches each node. Prints how far the readers are behind, and whether the first group has
 * handled every event once and those of a key in order.
 */
final class EventRate {

    private static final String TYPE = "measured";
    private static final int KEYS = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration SLOW = Duration.ofMillis(20);

    private final EventNode one;
    private final EventNode two;
    private final Latencies toBroadcast = new Latencies();
    private final AtomicLong broadcast = new AtomicLong();
    private final AtomicLong handledSlowly = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();

    private EventRate(DataSource database) {
        one = new EventNode(database);
        two = new EventNode(database);
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        List<String> given = List.of(arguments);
        int rate = number(given, "--rate", 10_000);
        int seconds = number(given, "--seconds", 60);
        int batch = number(given, "--batch", 100);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DatabaseSchema.migrate(postgres.getPostgresDatabase(), EventRate.class.getClassLoader());
            Report report = new Report(
                    System.out,
                    "events",
                    List.of(
                            Machine.facts(project),
                            rate + " events a second for " + seconds + " s, " + batch + " a transaction, " + KEYS
                                    + " keys, two nodes"));
            boolean right = new EventRate(postgres.getPostgresDatabase()).measure(report, rate, seconds, batch);
            System.out.println("written to " + report.write(project.resolve("benchmarks/results")));
            System.exit(right ? 0 : 1);
        }
    }

    private static int number(List<String> given, String option, int usual) {
        int at = given.indexOf(option);
        return at < 0 ? usual : Integer.parseInt(given.get(at + 1));
    }

    private boolean measure(Report report, int rate, int seconds, int batch) throws Exception {
        new EventPartitions(one.jdbi).make(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
        one.jdbi.useHandle(handle -> handle.execute(
                "create table event_rate (key text, number bigint, nth bigserial, primary key (key, number))"));
        for (EventNode node : List.of(one, two)) {
            node.dispatcher.register(writing(node));
            node.dispatcher.register(slow());
            node.dispatcher.addListener("measured", listener());
            node.start();
        }
        long published = publish(rate, seconds, batch);
        Instant ended = Clock.systemUTC().instant();
        long behind = published - handled.get();
        awaitHandled(published);
        Duration drained = Duration.between(ended, Clock.systemUTC().instant());
        long slowly = handledSlowly.get();
        report.add(
                Figure.of("published", "%,d events, %,.0f a second".formatted(published, published / (double) seconds))
                        .limit("10,000 a second for 60 s"));
        report.add(Figure.of(
                "behind at the end",
                "the writing group %,d events, caught up %.1f s later; the slow group %,d events"
                        .formatted(behind, drained.toMillis() / 1000.0, published - slowly)));
        report.add(Figure.of("from the publication to the broadcast", toBroadcast.summary()));
        long rows = count("select count(*) from event_rate");
        long twice = handled.get() - rows;
        long unordered =
                count("select count(*) from (select number - lag(number) over (partition by key order by nth) as step"
                        + " from event_rate) s where step <> 1");
        boolean broadcastComplete = broadcast.get() == 2 * published;
        report.add(Figure.of(
                        "the writing group",
                        "%,d of %,d events, %,d twice, %,d out of order of their key"
                                .formatted(rows, published, twice, unordered))
                .limit("each once, in order"));
        report.add(Figure.of("delivered by broadcast", "%,d".formatted(broadcast.get()))
                .limit("each on both nodes"));
        one.close();
        two.close();
        return rows == published && unordered == 0 && broadcastComplete;
    }

    /** In transactions of so many events; a transaction that is late does not delay those after it. */
    private long publish(int rate, int seconds, int batch) throws Exception {
        long began = System.nanoTime();
        long interval = TimeUnit.SECONDS.toNanos(1) * batch / rate;
        long transactions = (long) rate * seconds / batch;
        long number = 0;
        for (long i = 0; i < transactions; i++) {
            LockSupport.parkNanos(began + i * interval - System.nanoTime());
            List<NewEvent> events = new ArrayList<>(batch);
            for (int e = 0; e < batch; e++, number++) {
                events.add(new NewEvent(
                        TYPE,
                        "k" + number % KEYS,
                        JsonNodeFactory.instance.objectNode().put("number", number / KEYS),
                        Optional.empty()));
            }
            (i % 2 == 0 ? one : two).publish(events);
        }
        long took = System.nanoTime() - began;
        System.out.printf(Locale.ROOT, "  published in %.1f s%n", took / 1e9);
        return number;
    }

    private void awaitHandled(long published) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while ((handled.get() < published || broadcast.get() < 2 * published) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private EventConsumer writing(EventNode node) {
        return new Group("writing") {
            @Override
            public void handle(LoggedEvent event) {
                node.jdbi.useHandle(handle -> handle.execute(
                        "insert into event_rate (key, number) values (?, ?)",
                        event.key(),
                        event.payload().path("number").asLong()));
                handled.incrementAndGet();
            }
        };
    }

    private EventConsumer slow() {
        return new Group("slow") {
            @Override
            public void handle(LoggedEvent event) throws InterruptedException {
                Thread.sleep(SLOW.toMillis());
                handledSlowly.incrementAndGet();
            }
        };
    }

    private BroadcastListener listener() {
        return new BroadcastListener() {
            @Override
            public Set<String> types() {
                return Set.of(TYPE);
            }

            @Override
            public void published(List<LoggedEvent> events) {
                Instant now = Clock.systemUTC().instant();
                events.forEach(event -> toBroadcast.took(
                        TYPE, Duration.between(event.createdAt(), now).toNanos()));
                broadcast.addAndGet(events.size());
            }
        };
    }

    private long count(String query) {
        return one.jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private abstract static class Group implements EventConsumer {

        private final String name;

        Group(String name) {
            this.name = name;
        }

        @Override
        public String group() {
            return name;
        }

        @Override
        public Set<String> types() {
            return Set.of(TYPE);
        }
    }
}
