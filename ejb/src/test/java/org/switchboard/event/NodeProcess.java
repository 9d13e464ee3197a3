package org.switchboard.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.switchboard.database.ClusterLock;
import org.switchboard.deadline.DeadlineHandler;
import org.switchboard.deadline.DeadlineJobs;
import org.switchboard.deadline.DeadlineSet;
import org.switchboard.deadline.DeadlineWakeUps;
import org.switchboard.deadline.Deadlines;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.deadline.persistence.DeadlineTable;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.event.persistence.EventGroupTable;
import org.switchboard.event.persistence.EventLogTable;
import org.switchboard.event.persistence.EventNotifications;
import org.switchboard.event.persistence.EventRetryTable;
import org.switchboard.job.JobNode;
import org.switchboard.job.PeriodicJob;
import org.switchboard.shared.RecordedEvents;

/**
 * A node as a process of its own, which a test can kill: readers of the event log, a candidate for a cluster lock, a job of
 * the cluster, deadlines. It writes each effect into a table, with its name. Its input takes commands, its output says what
 * was done. It ends with its input.
 *
 * <p>Arguments: the address of the database, the name of the node, then options. {@code held}: the group waits for the
 * command {@code ready}. {@code stops-in-event}, {@code stops-in-job}, {@code stops-in-deadline}: the handler writes its
 * effect, reports it, and waits for the command {@code proceed}.
 */
public final class NodeProcess {

    static final String LOCK = "leader-of-test";
    static final Duration JOB_INTERVAL = Duration.ofSeconds(1);

    /** The keys of these threads: two threads a key. */
    static final int WRITERS = 8;

    private static final Duration LEADER_INTERVAL = Duration.ofMillis(50);

    private final String name;
    private final Set<String> options;
    private final Jdbi jdbi;
    private final ClusterLock lock;
    private final JobNode jobs;
    private final EventDispatcher dispatcher;
    private final TestConsumer consumer = new TestConsumer("ledger").then(this::handle);
    private final EventLog log;
    private final KeyedChanges changes;
    private final EventTransactions transactions;
    private final CountDownLatch proceed = new CountDownLatch(1);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean writing;

    private NodeProcess(String url, String name, Set<String> options) {
        this.name = name;
        this.options = options;
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url);
        database.setApplicationName(name);
        jdbi = Jdbi.create(database);
        transactions = new EventTransactions() {
            @Override
            public <T> T run(Callable<T> action) throws Exception {
                return jdbi.inTransaction(handle -> action.call());
            }
        };
        EventLogTable table = new EventLogTable(jdbi);
        log = new EventLog(table, Clock.systemUTC());
        changes = new KeyedChanges(jdbi, log);
        dispatcher = new EventDispatcher(
                table,
                new EventGroupTable(jdbi),
                new EventRetryTable(jdbi),
                transactions,
                new EventNotifications(database),
                Clock.systemUTC());
        lock = new ClusterLock(database, LOCK);
        jobs = new JobNode(database);
    }

    public static void main(String[] arguments) throws Exception {
        NodeProcess node = new NodeProcess(
                arguments[0], arguments[1], Arrays.stream(arguments).skip(2).collect(Collectors.toUnmodifiableSet()));
        node.start();
        node.obey();
        Runtime.getRuntime().halt(0);
    }

    private void start() {
        consumer.ready = !options.contains("held");
        dispatcher.register(consumer);
        dispatcher.addListener("received", new Received());
        dispatcher.addListener("deadlines", new DeadlineWakeUps(jobs.scheduler));
        dispatcher.start(Executors.defaultThreadFactory());
        lock.seek(Executors.defaultThreadFactory());
        jobs.start(
                DeadlineJobs.of(jdbi, transactions, new Remind()),
                new Job("lead", PeriodicJob.Scope.EVERY_NODE, LEADER_INTERVAL, this::lead),
                new Job("clean-up", PeriodicJob.Scope.ONCE_IN_CLUSTER, JOB_INTERVAL, this::cleanUp));
        report("started");
    }

    private void obey() throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            obey(words[0], words);
            report("did " + line);
        }
    }

    private void obey(String command, String[] words) throws Exception {
        switch (command) {
            case "ready" -> consumer.ready = true;
            case "proceed" -> proceed.countDown();
            case "write" -> {
                for (int i = 0; i < Integer.parseInt(words[2]); i++) {
                    changes.write(words[1]);
                }
            }
            case "write-on" -> writeOn();
            case "write-no-more" -> endWriting();
            case "leave-open" ->
                inThread(() -> changes.write(words[1], () -> {
                    report("open " + words[1]);
                    new CountDownLatch(1).await();
                }));
            case "set-deadline" -> setDeadline(words[1]);
            default -> throw new IOException("unknown command " + command);
        }
    }

    private void writeOn() {
        writing = true;
        for (int i = 0; i < WRITERS; i++) {
            String key = "key" + i / 2;
            writers.add(inThread(() -> {
                while (writing) {
                    changes.write(key);
                }
            }));
        }
    }

    private void endWriting() throws InterruptedException {
        writing = false;
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void setDeadline(String subject) throws Exception {
        ChangePublisher publisher = new ChangePublisher();
        publisher.log = log;
        RecordedEvents<DeadlineSet> fired = new RecordedEvents<>();
        fired.observe(publisher::publish);
        Deadlines deadlines = new Deadlines(new DeadlineTable(jdbi), fired, Clock.systemUTC());
        transactions.run(() -> {
            deadlines.set(
                    Remind.KIND,
                    subject,
                    Instant.now(),
                    JsonNodeFactory.instance.objectNode(),
                    new ChangeAuthor("li", "PERSON"));
            return null;
        });
    }

    private static Thread inThread(KeyedChanges.BeforeCommit work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception failure) {
                report("failed: " + failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void handle(LoggedEvent event) throws InterruptedException {
        jdbi.useHandle(handle -> handle.execute(
                "insert into handled (event_id, key, number, node) values (?, ?, ?, ?)",
                event.id(),
                event.key(),
                event.payload().path("number").asInt(),
                name));
        if (event.key().equals("stop")) {
            stopIn("event");
        }
    }

    private void lead() {
        if (lock.isHeld()) {
            jdbi.useHandle(handle -> handle.execute("insert into led (node) values (?)", name));
        }
    }

    private void cleanUp() throws InterruptedException {
        jdbi.useHandle(handle -> handle.execute("insert into cleaned (node) values (?)", name));
        stopIn("job");
    }

    private void stopIn(String place) throws InterruptedException {
        if (options.contains("stops-in-" + place) && proceed.getCount() > 0) {
            report("in " + place);
            proceed.await();
        }
    }

    private static synchronized void report(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private final class Received implements BroadcastListener {
        @Override
        public Set<String> types() {
            return Set.of(TestConsumer.TYPE);
        }

        @Override
        public void published(List<LoggedEvent> events) {
            jdbi.useHandle(handle -> {
                for (LoggedEvent event : events) {
                    handle.execute("insert into received (event_id, node) values (?, ?)", event.id(), name);
                }
            });
        }
    }

    private final class Remind implements DeadlineHandler {

        static final String KIND = "remind";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void due(Deadline deadline) throws InterruptedException {
            jdbi.useHandle(handle ->
                    handle.execute("insert into reminded (subject, node) values (?, ?)", deadline.subject(), name));
            stopIn("deadline");
        }
    }

    private record Job(String name, Scope scope, Duration interval, KeyedChanges.BeforeCommit work)
            implements PeriodicJob {
        @Override
        public Duration firstDelay() {
            return Duration.ZERO;
        }

        @Override
        public void run() throws Exception {
            work.run();
        }
    }
}
