package org.switchboard.troubleticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TestDatabase;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.event.BroadcastListener;
import org.switchboard.event.EventNode;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.LoggedEvent;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.knowledge.ArticleUse;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.Page;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.troubleticket.TroubleCalls.Reported;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TroubleCallView;
import org.switchboard.troubleticket.persistence.JpaTroubleTickets;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.troubleticket.persistence.TroubleCallTable;

/** Calls about faults over a real database. */
class TroubleCallsTest {

    private static final int ROUNDS = 100;
    private static final int CALLERS = 8;
    private static final ElementKey POINT = new ElementKey("cis", "UP-1");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static EventNode node;
    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-30T08:00:00Z");
    private final RecordedEvents<TroubleCallReported> reports = new RecordedEvents<>();
    private TroubleCalls calls;
    private TicketDesk desk;
    private TicketLists tickets;

    @BeforeAll
    static void startDatabase() {
        node = new EventNode(TestDatabase.fresh(), Clock.systemUTC());
        database = node.database;
        node.start();
    }

    @AfterAll
    static void stopDatabase() {
        node.close();
    }

    @BeforeEach
    void assemble() {
        database.emptied();
        JpaTroubleTickets troubleTickets = new JpaTroubleTickets(database.entities());
        TicketQueries queries = new TicketQueries(database.jdbi());
        calls = new TroubleCalls(
                troubleTickets,
                queries,
                new TroubleCallTable(database.jdbi()),
                new RecordedEvents<>(),
                reports,
                clock,
                ZONE);
        desk = new TicketDesk(
                troubleTickets,
                queries,
                new ArticleUse(new ArticleUseTable(database.jdbi()), clock),
                new RecordedEvents<>(),
                clock,
                ZONE);
        tickets = new TicketLists(queries);
    }

    @Test
    void concurrent_calls_about_one_place_give_one_ticket_and_one_stored_call_each() throws Exception {
        long customer = customer("赵敏");
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Set<Long> ids =
                        callAtOnce(threads, fault().forCustomer(customer).at(POINT));
                assertThat(ids).as("tickets of round %d", round).hasSize(1);
                long id = ids.iterator().next();
                assertThat(tickets.details(id, person("wang")).calls()).hasSize(CALLERS);
                database.transact(() -> desk.close(id, person("wang")));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tickets.count(TicketFilter.ALL, person("wang"))).isEqualTo(ROUNDS);
    }

    @Test
    void concurrent_calls_of_two_records_of_one_customer_without_place_give_one_ticket() throws Exception {
        long one = customer("赵敏");
        long other = customer("赵敏（客户）");
        join(one, other);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        try {
            List<Future<Long>> answers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                long record = caller % 2 == 0 ? one : other;
                answers.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return report(fault().forCustomer(record)).ticket().id();
                }));
            }
            assertThat(idsOf(answers)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void call_of_record_that_was_joined_later_finds_ticket_of_other_record() {
        long one = customer("赵敏");
        long other = customer("赵敏（客户）");
        Reported first = report(fault().forCustomer(other));
        join(one, other);

        assertThat(report(fault().forCustomer(one)).ticket().id())
                .isEqualTo(first.ticket().id());
    }

    @Test
    void database_refuses_second_open_fault_ticket_that_went_past_the_service() {
        long customer = customer("赵敏");
        report(fault().forCustomer(customer).at(POINT));

        assertThatThrownBy(() -> database.inTransaction(
                        () -> desk.open(fault().forCustomer(customer).at(POINT), person("wang"))))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("fault-ticket-exists"));
    }

    @Test
    void second_call_updates_ticket_and_both_calls_are_kept() {
        long customer = customer("赵敏");
        Reported first = report(fault().forCustomer(customer)
                .at(POINT)
                .reporting(Optional.of(Symptom.LOW_VOLTAGE))
                .saying("lights flicker")
                .calledFrom("13800000001"));
        clock.advance(Duration.ofMinutes(10));

        Reported second = report(fault().forCustomer(customer)
                .at(POINT)
                .reporting(Optional.of(Symptom.NO_SUPPLY))
                .reporting(Set.of(Hazard.SMOKE))
                .urgent(TicketPriority.CRITICAL)
                .saying("now all dark, smoke from the meter box")
                .calledFrom("13800000002")
                .withCallback());

        assertThat(second.opened()).isFalse();
        assertThat(second.ticket()).satisfies(ticket -> {
            assertThat(ticket.id()).isEqualTo(first.ticket().id());
            assertThat(ticket.symptom()).contains(Symptom.NO_SUPPLY);
            assertThat(ticket.hazards()).containsExactly(Hazard.SMOKE);
            assertThat(ticket.priority()).isEqualTo(TicketPriority.CRITICAL);
            assertThat(ticket.callerTelephone()).contains("13800000002");
            assertThat(ticket.callbackTelephone()).contains("13800000002");
            assertThat(ticket.text()).contains("lights flicker");
        });
        TicketDetails details = tickets.details(first.ticket().id(), person("wang"));
        assertThat(details.calls())
                .extracting(call -> call.symptom().orElseThrow())
                .containsExactly(Symptom.LOW_VOLTAGE, Symptom.NO_SUPPLY);
        assertThat(details.history())
                .extracting(TicketDetails.Entry::action)
                .contains(TicketAction.OPENED, TicketAction.CALLED_AGAIN, TicketAction.CALLBACK_PROMISED);
    }

    @Test
    void each_call_about_a_ticket_is_an_event_of_its_own_without_personal_data() {
        ElementKey line = new ElementKey("gis", "LINE-7");
        reports.observe(node::publish);
        List<LoggedEvent> read = new CopyOnWriteArrayList<>();
        node.listens(new CallReader(read));
        long customer = customer("赵敏");
        TicketOpening call = fault().forCustomer(customer)
                .at(POINT)
                .calledBy(Optional.of("赵敏"))
                .calledFrom("13800000001")
                .saying("all dark at 金雄路 12");
        assertThatThrownBy(() -> database.transact(() -> {
                    calls.report(call, Optional.empty(), person("wang"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        Reported first = report(call.reporting(Optional.of(Symptom.NO_SUPPLY)));
        Reported second = report(call.reporting(Set.of(Hazard.SMOKE)).blaming(line));

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> read.size() == 2);
        assertThat(second.opened()).isFalse();
        List<TroubleCallView> stored =
                tickets.details(first.ticket().id(), person("wang")).calls();
        assertThat(read)
                .extracting(event -> event.as(TroubleCallReported.class))
                .containsExactly(
                        new TroubleCallReported(
                                stored.get(0).id(),
                                clock.instant(),
                                Optional.empty(),
                                Optional.of(POINT),
                                Optional.of(Symptom.NO_SUPPLY),
                                Channel.TELEPHONE,
                                Set.of(),
                                first.ticket().id(),
                                person("wang").author()),
                        new TroubleCallReported(
                                stored.get(1).id(),
                                clock.instant(),
                                Optional.of(line),
                                Optional.of(POINT),
                                Optional.empty(),
                                Channel.TELEPHONE,
                                Set.of(Hazard.SMOKE),
                                first.ticket().id(),
                                person("wang").author()));
        assertThat(read)
                .extracting(LoggedEvent::key)
                .containsExactly("usage-point/" + POINT.text(), "element/" + line.text());
        assertThat(read)
                .extracting(event -> event.payload().toString())
                .noneMatch(payload ->
                        payload.contains("赵敏") || payload.contains("13800000001") || payload.contains("金雄路"));
    }

    @Test
    void events_are_ordered_by_element_else_usage_point_else_call() {
        ElementKey line = new ElementKey("gis", "LINE-7");
        report(fault().at(Place.of("金雄路")).blaming(line));
        report(fault().at(POINT).forCustomer(customer("赵敏")).blaming(line));
        report(fault().at(Place.of("永泰路")));
        report(fault().at(Place.of("永泰路")));

        List<String> keys =
                reports.fired().stream().map(TroubleCallReported::eventKey).toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isEqualTo("element/gis/LINE-7");
        assertThat(keys.get(2)).startsWith("call/").isNotEqualTo(keys.get(3));
    }

    private record CallReader(List<LoggedEvent> read) implements BroadcastListener {

        @Override
        public Set<String> types() {
            return Set.of(Change.typeOf(TroubleCallReported.class));
        }

        @Override
        public void published(List<LoggedEvent> events) {
            read.addAll(events);
        }
    }

    @Test
    void milder_second_call_keeps_the_earlier_severity() {
        long customer = customer("赵敏");
        report(fault().forCustomer(customer)
                .at(POINT)
                .reporting(Optional.of(Symptom.DANGER))
                .reporting(Set.of(Hazard.FIRE))
                .urgent(TicketPriority.CRITICAL));

        assertThat(report(fault().forCustomer(customer).at(POINT).reporting(Optional.of(Symptom.OTHER)))
                        .ticket())
                .satisfies(ticket -> {
                    assertThat(ticket.symptom()).contains(Symptom.DANGER);
                    assertThat(ticket.hazards()).containsExactly(Hazard.FIRE);
                    assertThat(ticket.priority()).isEqualTo(TicketPriority.CRITICAL);
                });
    }

    @Test
    void same_street_corner_is_one_ticket_and_another_place_on_same_line_is_not() {
        ElementKey line = new ElementKey("gis", "LINE-7");
        Reported first = report(fault().at(Place.of("金雄路 × 永泰路")).blaming(line));

        assertThat(report(fault().at(Place.of("金雄路×永泰路 ")).blaming(line))
                        .ticket()
                        .id())
                .isEqualTo(first.ticket().id());
        assertThat(report(fault().at(Place.of("金雄路 12 号")).blaming(line))
                        .ticket()
                        .id())
                .isNotEqualTo(first.ticket().id());
        assertThat(tickets.details(first.ticket().id(), person("wang")).ticket())
                .satisfies(ticket -> {
                    assertThat(ticket.customerId()).isEmpty();
                    assertThat(ticket.place()).contains(Place.of("金雄路 × 永泰路"));
                });
    }

    @Test
    void call_that_names_neither_customer_nor_place_is_refused() {
        assertThatThrownBy(() -> report(fault()))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("call-of-nobody"));
    }

    @Test
    void call_from_the_future_is_refused() {
        Instant ahead = clock.instant().plus(Duration.ofHours(1));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> calls.report(fault().at(Place.of("corner")), Optional.of(ahead), person("wang"))))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.field())
                        .contains("reportedAt"));
    }

    @Test
    void calls_are_paged_in_the_order_of_their_recording_from_a_moment_on() {
        report(fault().at(Place.of("one")));
        clock.advance(Duration.ofMinutes(1));
        Instant since = clock.instant();
        report(fault().at(Place.of("two")));
        report(fault().at(Place.of("three")));

        Page<TroubleCallView> first = calls.page(Optional.of(since), 1, Optional.empty(), person("wang"));
        Page<TroubleCallView> second = calls.page(Optional.of(since), 1, first.nextCursor(), person("wang"));

        assertThat(List.of(first.items().get(0), second.items().get(0)))
                .extracting(call -> call.place().flatMap(Place::text).orElseThrow())
                .containsExactly("two", "three");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void half_a_position_and_one_off_the_globe_are_refused() {
        assertThatThrownBy(() -> new Place(Optional.empty(), Optional.of(102.7), Optional.empty()))
                .isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> new Place(Optional.empty(), Optional.of(102.7), Optional.of(90.1)))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.field())
                        .contains("place.latitude"));
    }

    private static TicketOpening fault() {
        return TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE);
    }

    private Reported report(TicketOpening opening) {
        return database.inTransaction(() -> calls.report(opening, Optional.empty(), person("wang")));
    }

    private Set<Long> callAtOnce(ExecutorService threads, TicketOpening opening) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Future<Long>> answers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            answers.add(threads.submit(() -> {
                together.await(10, TimeUnit.SECONDS);
                return report(opening).ticket().id();
            }));
        }
        return idsOf(answers);
    }

    private static Set<Long> idsOf(List<Future<Long>> answers) {
        return answers.stream()
                .map(answer -> {
                    try {
                        return answer.get(30, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }

    private static long customer(String name) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name)
                        values ('cis', :name, now(), now(), false, '{}', :name) returning id""")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    private static void join(long one, long other) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into identity_member (customer_id, identity_id) values (?, ?), (?, ?)",
                        one,
                        Math.min(one, other),
                        other,
                        Math.min(one, other)));
    }
}
