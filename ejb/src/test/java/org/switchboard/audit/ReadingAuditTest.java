package org.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.AccessDenied;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.model.Budget;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.audit.persistence.ReadingTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.OperatorFiles;
import org.switchboard.shared.RecordedEvents;

/** The interceptor around services, over the real tables: what it records, and what it refuses. */
class ReadingAuditTest {

    private static final TransactionalDatabase DATABASE = new TransactionalDatabase();
    private static final Actor WANG = Actor.person("wang", Set.of(), Set.of());
    private static final Actor LI = Actor.person("li", Set.of(), Set.of());

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final RecordedEvents<ReadingAlarm> alarms = new RecordedEvents<>();
    private final Services services = new Services();
    private AuditTrail trail;

    /** What an application service looks like. */
    static class Services {

        @Audited(value = "customer-viewed", kind = AuditKind.VIEW, subject = "customer", key = 0)
        public String view(long id, Actor actor) {
            return "customer " + id;
        }

        @Audited(value = "customer-origins-viewed", kind = AuditKind.VIEW, subject = "customer", key = 0)
        public String origins(long id, Actor actor) {
            return "origins " + id;
        }

        @Audited(value = "customers-looked-up", kind = AuditKind.LOOK_UP, subject = "customers", text = 0)
        public String matching(String question, Actor actor) {
            return question;
        }

        @Audited(value = "numbers-revealed", kind = AuditKind.REVEAL, subject = "customer", key = 0, text = 1)
        public String reveal(long id, String reason, Actor actor) {
            return reason;
        }

        @Audited(value = "ticket-closed", subject = "ticket", key = 0)
        public String close(long id, Actor actor) {
            if (id < 0) {
                throw new IllegalStateException("not closed");
            }
            return "closed";
        }

        @Audited(value = "users-listed", kind = AuditKind.LIST, subject = "users")
        public String denied(Actor actor) {
            actor.require(Permission.ADMINISTER_USERS);
            return "";
        }
    }

    @BeforeEach
    void assemble() {
        DATABASE.emptied();
        trail = new AuditTrail(new AuditTable(DATABASE.jdbi()), clock);
    }

    @Test
    void a_view_is_recorded_with_who_and_whom() throws Exception {
        call("view", 12L, WANG);

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("wang");
            assertThat(entry.origin()).contains("PERSON");
            assertThat(entry.kind()).isEqualTo(AuditKind.VIEW);
            assertThat(entry.subject()).isEqualTo("customer/12");
        });
    }

    @Test
    void a_page_that_follows_changes_of_one_customer_is_one_view() throws Exception {
        for (int i = 0; i < 9; i++) {
            call("view", 12L, WANG);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(entries()).hasSize(1);

        call("view", 12L, LI);
        clock.advance(Duration.ofMinutes(2));
        call("view", 12L, WANG);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void two_views_of_one_customer_are_two_entries_and_count_once() throws Exception {
        for (long customer = 1; customer <= 60; customer++) {
            call("view", customer, WANG);
            call("origins", customer, WANG);
        }
        assertThat(entries()).hasSize(120);
        assertThat(alarms.fired()).isEmpty();

        call("view", 61L, WANG);
        assertThat(alarms.fired()).hasSize(1);
    }

    @Test
    void each_reveal_counts() throws Exception {
        for (int i = 0; i < 11; i++) {
            call("reveal", 12L, "why", WANG);
        }
        assertThat(alarms.fired()).containsExactly(new ReadingAlarm("wang", AuditKind.REVEAL, false));
    }

    @Test
    void each_look_up_is_recorded_with_its_question_and_each_reveal_with_its_reason() throws Exception {
        call("matching", "13700000001\0", WANG);
        call("matching", "13700000001", WANG);
        call("reveal", 12L, "calls from another number", WANG);

        assertThat(entries())
                .extracting(entry -> entry.text().orElse(""))
                .containsExactly("calls from another number", "13700000001", "13700000001 ");
    }

    @Test
    void a_change_is_recorded_when_it_is_done_and_not_when_it_fails() throws Exception {
        call("close", 7L, WANG);
        assertThatThrownBy(() -> call("close", -7L, WANG)).hasMessage("not closed");

        assertThat(entries()).extracting(AuditView::subject).containsExactly("ticket/7");
    }

    @Test
    void a_refusal_for_want_of_a_role_is_recorded() {
        assertThatThrownBy(() -> call("denied", WANG)).isInstanceOf(AccessDenied.class);

        assertThat(entries()).extracting(AuditView::kind).contains(AuditKind.DENIED);
    }

    @Test
    void jobs_and_sources_are_not_users() throws Exception {
        call("view", 12L, Actor.system("retention"));
        call("close", 12L, Actor.source("cis"));

        assertThat(entries()).isEmpty();
    }

    @Test
    void opening_customers_faster_than_calls_are_answered_raises_one_alarm_and_is_refused_beyond_the_limit()
            throws Exception {
        int served = 0;
        ReadingBudgetExceeded refusal = null;
        for (long customer = 1; customer <= 300; customer++) {
            try {
                call("view", customer, WANG);
                served++;
            } catch (ReadingBudgetExceeded refused) {
                refusal = refused;
            }
            clock.advance(Duration.ofMillis(8000 / 300));
        }

        assertThat(served).isEqualTo(200);
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        assertThat(alarms.fired())
                .containsExactly(
                        new ReadingAlarm("wang", AuditKind.VIEW, false),
                        new ReadingAlarm("wang", AuditKind.VIEW, true));
        assertThat(entries(AuditKind.ALARM))
                .extracting(AuditView::action)
                .containsExactly("reading-refused", "reading-budget-exceeded");

        assertThat(call("view", 1L, WANG)).as("a customer who is open already").isEqualTo("customer 1");
        assertThat(call("view", 299L, LI)).as("another user").isEqualTo("customer 299");
        clock.advance(Duration.ofMinutes(1));
        assertThat(call("view", 299L, WANG)).as("a minute later").isEqualTo("customer 299");
    }

    @Test
    void a_budget_holds_over_nodes_that_read_at_once() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Future<Integer>> running = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            long first = node * 1000L;
            running.add(nodes.submit(() -> {
                int served = 0;
                for (long customer = first; customer < first + 100; customer++) {
                    try {
                        call("view", customer, WANG);
                        served++;
                    } catch (ReadingBudgetExceeded refused) {
                        // counted by what was served
                    }
                }
                return served;
            }));
        }
        int served = 0;
        for (Future<Integer> each : running) {
            served += each.get();
        }
        nodes.shutdown();

        assertThat(served).as("what was in flight at the bound may exceed it").isBetween(200, 204);
    }

    @Test
    void the_operator_sets_budgets_for_all_and_for_one_user(@TempDir Path config) throws Exception {
        Files.writeString(
                config.resolve("reading-budgets.properties"),
                "view.alarm=5\nview.limit=10\nview.limit.li=0\nreveal.limit=none\n");
        ReadingBudgets budgets = new ReadingBudgets(
                new OperatorFiles(Optional.of(config.toString())),
                name -> Optional.ofNullable(
                        Map.of("switchboard.reading.look-up.limit", "7").get(name)));

        assertThat(budgets.of(AuditKind.VIEW, "wang")).isEqualTo(new Budget(5, 10));
        assertThat(budgets.of(AuditKind.VIEW, "li")).isEqualTo(new Budget(5, 0));
        assertThat(budgets.of(AuditKind.LOOK_UP, "li").limit()).isEqualTo(7);
        assertThat(budgets.of(AuditKind.REVEAL, "li").limit()).isEqualTo(30);
        assertThat(budgets.of(AuditKind.EXPORT, "li").isNone()).isTrue();
    }

    private List<AuditView> entries() {
        return trail.latest(200, Optional.empty()).items();
    }

    private List<AuditView> entries(AuditKind kind) {
        return trail.page(
                        new org.switchboard.audit.model.AuditFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(kind),
                                Optional.empty(),
                                Optional.empty()),
                        10,
                        Optional.empty())
                .items();
    }

    private Object call(String name, Object... parameters) throws Exception {
        AuditInterceptor interceptor = new AuditInterceptor();
        interceptor.trail = trail;
        interceptor.readings = new ReadingAudit(
                new AuditTable(DATABASE.jdbi()),
                new ReadingTable(DATABASE.jdbi()),
                new ReadingBudgets(new OperatorFiles(Optional.empty()), any -> Optional.empty()),
                alarms,
                clock);
        Method method = List.of(Services.class.getDeclaredMethods()).stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return interceptor.audit(new Invocation(services, method, parameters));
    }
}
