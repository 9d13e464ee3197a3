package org.switchboard.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.database.TestDatabase;
import org.switchboard.deadline.model.Deadline;
import org.switchboard.deadline.model.DeadlineCount;
import org.switchboard.deadline.model.SetAsideDeadline;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.shared.NotFoundException;

/** Up to two nodes on one database. */
class DeadlinesTest {

    private static final String REMIND = "remind";
    private static final Actor ADMIN = Actors.person("admin");

    private static DataSource database;
    private static Jdbi outside;

    private final List<DeadlineNode> nodes = new ArrayList<>();

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
        outside = Jdbi.create(database);
        outside.useHandle(handle -> handle.execute("create table effect (subject text, node text)"));
    }

    @BeforeEach
    void deleteDeadlines() {
        outside.useHandle(handle -> handle.execute("truncate deadline, effect, event_log"));
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(DeadlineNode::close);
    }

    @Test
    void deadline_is_handled_when_it_is_due_and_not_before() {
        Handler handler = new Handler();
        DeadlineNode node = node(Clock.systemUTC(), handler);
        node.set(REMIND, "past", now().minusSeconds(1));
        node.set(REMIND, "future", now().plusSeconds(3_600));
        node.handleAll();
        assertThat(effects()).containsExactly("past");
        Deadline handled = handler.handled.get(0);
        assertThat(handled.actor()).isEqualTo(new ChangeAuthor("li", "PERSON"));
        assertThat(handled.dueAt()).isBefore(now());
    }

    @Test
    void those_set_out_of_order_are_handled_in_the_order_of_their_dates() {
        Handler handler = new Handler();
        DeadlineNode node = node(Clock.systemUTC(), handler);
        for (int minutes : List.of(3, 9, 1, 7, 5)) {
            node.set(REMIND, minutes + " min ago", now().minusSeconds(60L * minutes));
        }
        node.handleAll();
        assertThat(handler.handled)
                .extracting(Deadline::subject)
                .containsExactly("9 min ago", "7 min ago", "5 min ago", "3 min ago", "1 min ago");
    }

    @Test
    void deadline_of_a_rolled_back_transaction_is_never_handled() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler());
        assertThatThrownBy(() -> node.events.database.transact(() -> {
                    node.deadlines.set(
                            REMIND,
                            "1",
                            now(),
                            JsonNodeFactory.instance.objectNode(),
                            ADMIN.author().orElseThrow());
                    throw new IllegalStateException("the ticket was changed by somebody else");
                }))
                .isInstanceOf(IllegalStateException.class);
        node.handleAll();
        assertThat(effects()).isEmpty();
    }

    @Test
    void another_date_replaces_the_first_and_a_cancelled_one_is_not_handled() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler());
        node.set(REMIND, "moved", now());
        node.set(REMIND, "moved", now().plusSeconds(3_600));
        node.set(REMIND, "cancelled", now());
        node.events.database.transact(() -> node.deadlines.cancel(REMIND, "cancelled"));
        node.handleAll();
        assertThat(effects()).isEmpty();
        node.set(REMIND, "moved", now());
        node.handleAll();
        assertThat(effects()).containsExactly("moved");
    }

    @Test
    void handler_can_set_the_next_deadline_of_its_subject() {
        AtomicReference<DeadlineNode> self = new AtomicReference<>();
        AtomicInteger times = new AtomicInteger();
        self.set(node(Clock.systemUTC(), new Handler() {
            @Override
            public void due(Deadline deadline) {
                if (times.incrementAndGet() < 3) {
                    self.get().set(REMIND, deadline.subject(), deadline.dueAt().plusMillis(1));
                }
            }
        }));
        self.get().set(REMIND, "weekly", now().minusSeconds(1));
        self.get().handleAll();
        assertThat(times).hasValue(3);
        assertThat(waiting()).isZero();
    }

    @Test
    void deadline_of_a_kind_that_this_version_lacks_is_left_to_other_nodes() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler());
        node.set("of-a-later-version", "1", now());
        node.handleAll();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void two_nodes_handle_each_deadline_once() {
        DeadlineNode one = node(Clock.systemUTC(), new Handler());
        DeadlineNode two = node(Clock.systemUTC(), new Handler());
        one.start();
        two.start();
        one.setAll(
                REMIND,
                IntStream.range(0, 300).boxed().collect(Collectors.toMap(String::valueOf, i -> now().plusMillis(i))));
        soon().until(() -> waiting() == 0);
        assertThat(effects()).hasSize(300).doesNotHaveDuplicates();
        assertThat(effectsByNode()).as("both have taken part").hasSize(2);
    }

    @Test
    void deadline_set_on_one_node_wakes_the_other() {
        DeadlineNode one = node(Clock.systemUTC());
        DeadlineNode two = node(Clock.systemUTC(), new Handler());
        two.start();
        one.set(REMIND, "first", now());
        soon().until(() -> effects().contains("first"));
        Instant begin = now();
        one.set(REMIND, "at once", now());
        one.set(REMIND, "in a moment", now().plusMillis(700));
        soon().until(() -> effects().containsAll(List.of("at once", "in a moment")));
        assertThat(Duration.between(begin, now())).isLessThan(DeadlineJob.CHECK_INTERVAL.dividedBy(2));
    }

    @Test
    void deadline_of_a_node_terminated_in_the_handler_is_handled_by_another() {
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger session = new AtomicInteger();
        Handler dying = new Handler() {
            @Override
            public void due(Deadline deadline) throws InterruptedException {
                super.due(deadline);
                session.set(session());
                dead.await();
            }
        };
        DeadlineNode one = node(Clock.systemUTC(), dying);
        one.start();
        one.set(REMIND, "1", now());
        soon().until(() -> session.get() != 0);

        DeadlineNode two = node(Clock.systemUTC(), new Handler());
        two.handleAll();
        assertThat(effects()).as("the first has it in hand").isEmpty();
        terminate(session.get());
        soon().until(() -> {
            two.handleAll();
            return effects().equals(List.of("1"));
        });
        dead.countDown();
        assertThat(waiting()).isZero();
    }

    @Test
    void always_failing_deadline_delays_no_other_and_is_set_aside_with_its_error() {
        AtomicBoolean poisoned = new AtomicBoolean(true);
        Handler handler = new Handler() {
            @Override
            public void due(Deadline deadline) throws InterruptedException {
                super.due(deadline);
                if (poisoned.get() && deadline.subject().equals("poisoned")) {
                    throw new IllegalStateException("no such\u0000ticket");
                }
            }
        };
        DeadlineNode node = node(Clock.systemUTC(), handler);
        node.start();
        Map<String, Instant> due = new LinkedHashMap<>();
        due.put("poisoned", now().minusSeconds(1));
        due.put("sound", now());
        node.setAll(REMIND, due);
        soon().until(() -> effects().contains("sound"));
        soon().until(() -> !setAside(node).isEmpty());
        SetAsideDeadline setAside = setAside(node).get(0);
        assertThat(setAside.error()).contains("no such\u2400ticket");
        assertThat(setAside.deadline().attempts()).isEqualTo(DeadlineRunner.MAX_ATTEMPTS);
        assertThat(effects()).as("what failed has had no effect").containsExactly("sound");
        assertThat(node.administration.counts()).containsExactly(new DeadlineCount(REMIND, 0, Duration.ZERO, 1));

        poisoned.set(false);
        node.events.database.transact(
                () -> node.administration.retry(setAside.deadline().id(), ADMIN));
        soon().until(() -> effects().contains("poisoned"));
        assertThatThrownBy(() -> node.events.database.transact(
                        () -> node.administration.retry(setAside.deadline().id(), ADMIN)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void discarded_deadline_is_never_handled_and_the_log_names_who_discarded_it() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler());
        node.set(REMIND, "1", now());
        long id = outside.withHandle(handle -> handle.createQuery(
                        "update deadline set set_aside_at = now(), last_error = 'no such ticket' returning id")
                .mapTo(Long.class)
                .one());
        node.events.database.transact(() -> node.administration.discard(id, ADMIN));
        node.handleAll();
        assertThat(effects()).isEmpty();
        assertThat(setAside(node)).isEmpty();
        List<String> logged = outside.withHandle(handle -> handle.createQuery(
                        "select key || ' ' || actor from event_log where type = 'deadline-discarded'")
                .mapTo(String.class)
                .list());
        assertThat(logged).containsExactly("remind/1 admin");
        assertThatThrownBy(() -> node.events.database.transact(() -> node.administration.discard(id, ADMIN)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void deadline_that_waits_is_not_discarded() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler());
        node.set(REMIND, "1", now());
        long id = outside.withHandle(handle ->
                handle.createQuery("select id from deadline").mapTo(Long.class).one());
        assertThatThrownBy(() -> node.events.database.transact(() -> node.administration.discard(id, ADMIN)))
                .isInstanceOf(NotFoundException.class);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void broken_handler_fails_its_deadline_only() {
        DeadlineNode node = node(Clock.systemUTC(), new Handler() {
            @Override
            public void due(Deadline deadline) throws InterruptedException {
                if (deadline.subject().equals("broken")) {
                    throw new NoClassDefFoundError("org/example/Missing");
                }
                super.due(deadline);
            }
        });
        node.set(REMIND, "broken", now().minusSeconds(1));
        node.set(REMIND, "sound", now());
        node.runner.handleNext();
        node.runner.handleNext();
        assertThat(effects()).containsExactly("sound");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void node_with_a_wrong_clock_handles_nothing_early_and_nothing_late() {
        DeadlineNode fast = node(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)), new Handler());
        DeadlineNode slow = node(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), new Handler());
        fast.set(REMIND, "in an hour", now().plusSeconds(3_600));
        fast.handleAll();
        assertThat(effects()).isEmpty();
        fast.set(REMIND, "now", now());
        slow.handleAll();
        assertThat(effects()).containsExactly("now");
    }

    @Test
    void new_date_during_the_handling_is_handled_after_it() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        DeadlineNode node = node(Clock.systemUTC(), new Handler() {
            @Override
            public void due(Deadline deadline) throws InterruptedException {
                if (times.incrementAndGet() == 1) {
                    inHand.countDown();
                    goOn.await();
                }
            }
        });
        node.set(REMIND, "1", now());
        Thread handling = new Thread(node::handleAll);
        handling.start();
        inHand.await();
        Thread agreeing = new Thread(() -> node.set(REMIND, "1", now()));
        agreeing.start();
        soon().until(DeadlinesTest::isAnyTransactionWaiting);
        goOn.countDown();
        agreeing.join();
        handling.join();
        node.handleAll();
        assertThat(times).hasValue(2);
    }

    private class Handler implements DeadlineHandler {

        final List<Deadline> handled = new CopyOnWriteArrayList<>();
        DeadlineNode node;

        @Override
        public String kind() {
            return REMIND;
        }

        @Override
        public void due(Deadline deadline) throws InterruptedException {
            handled.add(deadline);
            node.events.database.jdbi().useHandle(handle -> handle.createUpdate(
                            "insert into effect values (:subject, :node)")
                    .bind("subject", deadline.subject())
                    .bind("node", String.valueOf(System.identityHashCode(node)))
                    .execute());
        }

        int session() {
            return node.events.database.jdbi().withHandle(handle -> handle.createQuery("select pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one());
        }
    }

    private DeadlineNode node(Clock clock, Handler... handlers) {
        DeadlineNode node = new DeadlineNode(database, clock, handlers);
        for (Handler handler : handlers) {
            handler.node = node;
        }
        nodes.add(node);
        return node;
    }

    /** By the clock of the database, which runs on this machine. */
    private static Instant now() {
        return Instant.now();
    }

    private static List<String> effects() {
        return outside.withHandle(handle -> handle.createQuery("select subject from effect")
                .mapTo(String.class)
                .list());
    }

    private static List<String> effectsByNode() {
        return outside.withHandle(handle -> handle.createQuery("select distinct node from effect")
                .mapTo(String.class)
                .list());
    }

    private static long waiting() {
        return outside.withHandle(handle -> handle.createQuery("select count(*) from deadline")
                .mapTo(Long.class)
                .one());
    }

    private static List<SetAsideDeadline> setAside(DeadlineNode node) {
        return node.events.database.inTransaction(
                () -> node.administration.setAside(10, Optional.empty(), ADMIN).items());
    }

    private static boolean isAnyTransactionWaiting() {
        return outside.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock')")
                .mapTo(Boolean.class)
                .one());
    }

    private static void terminate(int session) {
        outside.useHandle(handle -> handle.createQuery("select pg_terminate_backend(:pid)")
                .bind("pid", session)
                .mapTo(Boolean.class)
                .one());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
