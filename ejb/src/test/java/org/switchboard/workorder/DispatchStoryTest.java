package org.switchboard.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;
import static org.switchboard.workorder.Operations.BREAKER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Page;
import org.switchboard.source.persistence.StoreSavepoint;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketFilter;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.CrewView;
import org.switchboard.workorder.model.OrderAction;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** From the call to the callback: tickets, orders and crews over the real tables. */
class DispatchStoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TransactionalDatabase database;

    private Operations operations;

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        operations = new Operations(database.emptied());
    }

    @Test
    void restoration_closes_tickets_and_makes_requested_callbacks_due() {
        TicketView quiet = operations.faultReportOf(operations.customer("赵敏"), BREAKER);
        TicketView waiting = operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.WECHAT)
                .forCustomer(operations.customer("钱进"))
                .blaming(BREAKER)
                .withCallbackOn("13900001111"));
        OrderView order = operations.orderFor(BREAKER, 220, 1);
        operations.onSite(order, operations.crew("North 1"));
        operations.clock.advance(Duration.ofHours(1));

        OrderView restored = operations.restore(order);

        assertThat(restored.state()).isEqualTo(OrderState.RESTORED);
        assertThat(restored.restoredAt()).contains(operations.clock.instant());
        assertThat(operations.ticket(quiet.id()).state()).isEqualTo(TicketState.CLOSED);
        assertThat(operations.ticket(waiting.id()).state()).isEqualTo(TicketState.CLOSED);
        assertThat(toCall()).singleElement().satisfies(callback -> {
            assertThat(callback.ticketNumber()).isEqualTo(waiting.number());
            assertThat(callback.customerName()).contains("钱进");
            assertThat(callback.telephone()).isEqualTo("13900001111");
            assertThat(callback.dueAt()).contains(operations.clock.instant());
        });
        assertThat(operations.orderChanges.fired()).last().satisfies(change -> assertThat(change.customerIds())
                .containsExactlyInAnyOrder(
                        quiet.customerId().orElseThrow(), waiting.customerId().orElseThrow()));
    }

    @Test
    void ticket_keeps_symptom_code_words_and_hazards_apart() {
        Instant due = Instant.parse("2026-11-22T10:00:00Z");
        TicketView opened = operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .reporting(Optional.of(Symptom.DANGER))
                .reporting(Set.of(Hazard.WIRE_DOWN, Hazard.SPARKS))
                .saying("a wire lies on the road")
                .withCallbackOn("13900001111", Optional.of(due)));

        assertThat(operations.ticket(opened.id())).satisfies(ticket -> {
            assertThat(ticket.symptom()).contains(Symptom.DANGER);
            assertThat(ticket.hazards()).containsExactlyInAnyOrder(Hazard.WIRE_DOWN, Hazard.SPARKS);
            assertThat(ticket.text()).contains("a wire lies on the road");
            assertThat(ticket.callbackAt()).contains(due);
        });
    }

    @Test
    void numbers_tell_the_kind_the_day_at_the_site_and_run_on() {
        operations.clock.advance(Duration.ofHours(9));

        assertThat(operations.faultReportOf(operations.customer("赵敏"), BREAKER).number())
                .as("17:00 in London is the next day in Shanghai")
                .isEqualTo("TT-20261123-000001");
        assertThat(operations.orderFor(BREAKER, 1, 0).number()).isEqualTo("WO-20261123-000001");
    }

    @Test
    void callback_is_completed_once_and_retried_when_not_answered() {
        CallbackView callback = aCallbackIsDue();

        transact(() -> operations.callbacks.notReached(callback.id(), person("wang")));
        transact(() -> operations.callbacks.reached(callback.id(), person("zhao")));

        assertThat(toCall()).isEmpty();
        assertThat(operations
                        .callbacks
                        .page(Set.of(CallbackState.REACHED), 10, Optional.empty(), person("wang"))
                        .items())
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.attempts()).isEqualTo(2);
                    assertThat(done.calledBy()).contains("zhao");
                });
        assertRefused(
                "callback-done", () -> transact(() -> operations.callbacks.reached(callback.id(), person("wang"))));
    }

    @Test
    void a_second_order_for_a_device_joins_the_first_and_brings_its_tickets() {
        OrderView first = operations.orderFor(BREAKER, 10, 0);
        TicketView late = operations.faultReportOf(operations.customer("孙悦"), BREAKER);

        Opened second = operations.database.inTransaction(() -> operations.dispatch.open(
                OrderOpening.forDevice(BREAKER, "Breaker 7").affecting(220, 2), person("zhao")));

        assertThat(second.joined()).isTrue();
        assertThat(second.order().id()).isEqualTo(first.id());
        assertThat(second.order().customersAffected()).isEqualTo(220);
        assertThat(second.order().priority()).isEqualTo(OrderPriority.URGENT);
        assertThat(operations.ticket(late.id()).workOrderId()).contains(first.id());
        assertThat(operations.ticket(late.id()).state()).isEqualTo(TicketState.IN_PROGRESS);
    }

    @Test
    void two_who_report_the_same_device_at_once_make_one_order() throws Exception {
        int reporters = 6;
        ExecutorService threads = Executors.newFixedThreadPool(reporters);
        CyclicBarrier together = new CyclicBarrier(reporters);
        try {
            List<Future<OrderView>> answers = new ArrayList<>();
            for (int reporter = 0; reporter < reporters; reporter++) {
                answers.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return operations.orderFor(BREAKER, 5, 0);
                }));
            }
            Set<Long> ids = new java.util.HashSet<>();
            for (Future<OrderView> answer : answers) {
                ids.add(answer.get(30, TimeUnit.SECONDS).id());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_restored_device_that_fails_again_gets_another_order() {
        OrderView first = operations.orderFor(BREAKER, 10, 0);
        operations.onSite(first, operations.crew("North 1"));
        operations.restore(first);

        assertThat(operations.orderFor(BREAKER, 10, 0).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_restored_or_cancelled_order_stops_counting_its_waiting_time() {
        OrderView restored = operations.orderFor(BREAKER, 10, 0);
        OrderView cancelled = operations.orderFor(device("B"), 10, 0);
        operations.onSite(restored, operations.crew("North 1"));
        operations.clock.advance(Duration.ofMinutes(90));
        OrderView then = operations.restore(restored);
        transact(() -> operations.dispatch.cancel(SeenOrder.as(cancelled), "nothing there", person("li")));
        operations.clock.advance(Duration.ofHours(40));

        OrderView now = operations.queue.details(restored.id(), person("wang")).order();
        assertThat(now.waitingMinutes()).isEqualTo(90);
        assertThat(now.urgencyMinutes()).isEqualTo(then.urgencyMinutes());
        assertThat(now.priority()).isEqualTo(then.priority());
        assertThat(operations
                        .queue
                        .details(cancelled.id(), person("wang"))
                        .order()
                        .waitingMinutes())
                .isEqualTo(90);
    }

    @Test
    void step_out_of_sequence_is_refused_with_its_reason() {
        OrderView order = operations.orderFor(BREAKER, 10, 0);

        assertRefused("order-transition", () -> operations.restore(order));
        assertThat(operations.queue.details(order.id(), person("wang")).order().state())
                .isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void cancelled_order_releases_its_tickets_for_the_next() {
        TicketView ticket = operations.faultReportOf(operations.customer("赵敏"), BREAKER);
        OrderView wrong = operations.orderFor(BREAKER, 10, 0);
        transact(() -> operations.dispatch.cancel(SeenOrder.as(wrong), "wrong breaker", person("li")));

        assertThat(operations.ticket(ticket.id()).workOrderId()).isEmpty();
        OrderView right = operations.orderFor(BREAKER, 10, 0);
        assertThat(operations.ticket(ticket.id()).workOrderId()).contains(right.id());
    }

    @Test
    void ticket_without_device_is_attached_manually() {
        TicketView ticket = operations.open(
                TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.APP).forCustomer(operations.customer("李雷")));
        OrderView order = operations.orderFor(BREAKER, 10, 0);

        OrderView after = operations.database.inTransaction(() ->
                operations.orderTickets.attach(SeenOrder.withoutVersionCheck(order.id()), ticket.id(), person("wang")));

        assertThat(after.tickets()).isEqualTo(1);
        assertThat(operations
                        .tickets
                        .page(TicketFilter.ofWorkOrder(order.id()), 10, Optional.empty(), person("wang"))
                        .items())
                .extracting(TicketView::id)
                .containsExactly(ticket.id());
    }

    @Test
    void crew_can_be_changed_en_route_and_the_history_records_it() {
        OrderView order = operations.orderFor(BREAKER, 10, 0);
        operations.onSite(order, operations.crew("North 1"));
        transact(() -> operations.dispatch.estimate(
                SeenOrder.withoutVersionCheck(order.id()), Instant.parse("2026-11-22T10:00:00Z"), person("li")));

        OrderView after = operations.database.inTransaction(() -> operations.dispatch.assign(
                SeenOrder.withoutVersionCheck(order.id()), operations.crew("North 2"), person("li")));

        assertThat(after.state()).isEqualTo(OrderState.ASSIGNED);
        assertThat(after.crewName()).contains("North 2");
        assertThat(operations.queue.details(order.id(), person("wang")).history())
                .extracting(OrderDetails.Entry::action)
                .containsExactly(
                        OrderAction.RECEIVED,
                        OrderAction.ASSIGNED,
                        OrderAction.EN_ROUTE,
                        OrderAction.ON_SITE,
                        OrderAction.ESTIMATED,
                        OrderAction.ASSIGNED);
    }

    @Test
    void a_decision_on_an_old_view_does_not_undo_another_dispatchers() {
        OrderView seenByBoth = operations.orderFor(BREAKER, 10, 0);
        long north1 = operations.crew("North 1");
        long north2 = operations.crew("North 2");
        transact(() -> operations.dispatch.assign(SeenOrder.as(seenByBoth), north1, person("li")));

        assertRefused(
                "changed-meanwhile",
                () -> transact(() -> operations.dispatch.assign(SeenOrder.as(seenByBoth), north2, person("sun"))));
        assertThat(operations
                        .queue
                        .details(seenByBoth.id(), person("wang"))
                        .order()
                        .crewName())
                .contains("North 1");
    }

    @Test
    void second_of_two_concurrent_changes_of_an_order_is_refused() {
        OrderView order = operations.orderFor(BREAKER, 10, 0);

        assertRefused(
                "changed-meanwhile",
                () -> transact(() -> {
                    var mine = operations.orders.find(order.id()).orElseThrow();
                    onAnotherThread(() -> transact(() -> operations.dispatch.cancel(
                            SeenOrder.withoutVersionCheck(order.id()), "theirs", person("sun"))));
                    mine.note("mine", "li", operations.clock.instant());
                    mine.estimate(operations.clock.instant().plusSeconds(60), "li", operations.clock.instant());
                    operations.orders.changed(mine);
                }));
        assertThat(operations.queue.details(order.id(), person("wang")).history())
                .extracting(entry -> entry.detail().orElse(""))
                .contains("theirs")
                .doesNotContain("mine");
    }

    @Test
    void the_queue_is_sorted_by_urgency_filtered_and_paged() {
        OrderView household = operations.orderFor(device("A"), 1, 0);
        OrderView feeder = operations.orderFor(device("B"), 900, 0);
        OrderView lifeSupport = operations.orderFor(device("C"), 1, 1);
        transact(() -> operations.dispatch.assign(SeenOrder.as(feeder), operations.crew("North 1"), person("li")));

        Page<OrderView> first = operations.queue.page(OrderFilter.UNRESTORED, 2, Optional.empty(), person("wang"));
        Page<OrderView> second = operations.queue.page(OrderFilter.UNRESTORED, 2, first.nextCursor(), person("wang"));

        assertThat(first.items()).extracting(OrderView::id).containsExactly(lifeSupport.id(), feeder.id());
        assertThat(second.items()).extracting(OrderView::id).containsExactly(household.id());
        assertThat(second.nextCursor()).isEmpty();
        assertThat(ids(OrderFilter.UNRESTORED.in(Set.of(OrderState.ASSIGNED)))).containsExactly(feeder.id());
        assertThat(ids(OrderFilter.UNRESTORED.inZone("south"))).isEmpty();
        assertThat(ids(OrderFilter.UNRESTORED.on(device("A")))).containsExactly(household.id());
        assertThat(operations.queue.unrestoredPart(List.of("B", "Z")).list(database.jdbi()))
                .extracting(OrderView::id)
                .containsExactly(feeder.id());
        assertRefused(
                "bad-cursor", () -> operations.queue.page(OrderFilter.UNRESTORED, 2, Optional.of("x"), person("wang")));
    }

    @Test
    void crews_come_from_their_system_or_from_the_dispatchers_and_show_their_load() {
        long crew = operations.crew("North 1");
        operations.crew("Aachen");
        OrderView order = operations.orderFor(BREAKER, 10, 0);
        transact(() -> operations.dispatch.assign(SeenOrder.as(order), crew, person("li")));

        Page<CrewView> first =
                operations.roster.page(Optional.of("north"), Optional.empty(), 1, Optional.empty(), person("wang"));
        assertThat(first.items()).extracting(CrewView::name).containsExactly("Aachen");
        assertThat(operations
                        .roster
                        .page(Optional.of("north"), Optional.of("available"), 1, first.nextCursor(), person("wang"))
                        .items())
                .singleElement()
                .satisfies(north -> {
                    assertThat(north.orders()).isEqualTo(1);
                    assertThat(north.skills()).containsExactly("medium-voltage");
                });
    }

    @Test
    void a_field_system_moves_the_order_step_by_step_and_repetitions_change_nothing() throws Exception {
        OrderView order = operations.orderFor(BREAKER, 10, 0);
        transact(() -> operations.dispatch.assign(SeenOrder.as(order), operations.crew("North 1"), person("li")));

        StoreSavepoint.Outcome<JsonNode> outcome = report(
                status("s2", order, "onSite", "2026-11-22T08:20:00Z"),
                status("s1", order, "en-route", "2026-11-22T08:10:00Z"));

        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.changed()).containsExactlyInAnyOrder("s1", "s2");
        assertThat(report(status("s1", order, "en-route", "2026-11-22T08:10:00Z"))
                        .changed())
                .isEmpty();
        report(status("s3", order, "restored", "2026-11-22T08:40:00Z"));
        assertThat(operations.queue.details(order.id(), person("wang")).order().state())
                .isEqualTo(OrderState.RESTORED);
    }

    @Test
    void a_field_system_may_assign_a_crew_of_its_own_and_no_other() throws Exception {
        OrderView order = operations.orderFor(BREAKER, 10, 0);
        JsonNode assignment = JSON.readTree("{\"key\": \"a1\", \"workOrder\": \"" + order.number()
                + "\", \"state\": \"assigned\", \"crewKey\": \"C-9\"}");
        assertThat(report(assignment).refused()).hasSize(1);

        operations.database.transact(() -> operations.crewsReportedBy("field", "C-9", "Field 9"));
        assertThat(report(assignment).refused()).isEmpty();

        assertThat(operations.queue.details(order.id(), person("wang")).order().crewName())
                .contains("Field 9");
    }

    @Test
    void report_out_of_sequence_is_refused_with_its_reason_and_others_are_applied() throws Exception {
        OrderView order = operations.orderFor(BREAKER, 10, 0);
        OrderView other = operations.orderFor(device("B"), 10, 0);
        long crew = operations.crew("North 1");
        transact(() -> {
            operations.dispatch.assign(SeenOrder.as(order), crew, person("li"));
            operations.dispatch.assign(SeenOrder.as(other), crew, person("li"));
        });

        StoreSavepoint.Outcome<JsonNode> outcome = report(
                status("s1", order, "enRoute", "2026-11-22T08:10:00Z"),
                status("s2", other, "restored", "2026-11-22T08:10:00Z"),
                status("s3", order, "onSite", "2026-11-22T08:20:00Z"),
                JSON.readTree("{\"key\":\"s4\",\"workOrder\":\"WO-nowhere\",\"state\":\"closed\"}"));

        assertThat(outcome.changed()).containsExactlyInAnyOrder("s1", "s3");
        assertThat(outcome.refused().values())
                .containsExactlyInAnyOrder(
                        "Repair order " + other.number() + " is assigned and cannot become restored.",
                        "There is no repair order WO-nowhere.");
        assertThat(operations.queue.details(order.id(), person("wang")).order().state())
                .isEqualTo(OrderState.ON_SITE);
        assertThat(operations.queue.details(other.id(), person("wang")).order().state())
                .isEqualTo(OrderState.ASSIGNED);
    }

    @Test
    void a_feeder_with_two_thousand_tickets_is_restored_in_a_moment() {
        long customer = operations.customer("小区物业");
        OrderView order = operations.orderFor(BREAKER, 2_000, 0);
        operations.database.jdbi().useHandle(handle -> handle.createUpdate("""
                        insert into trouble_ticket (version, number, category, state, priority, customer_id, channel,
                          callback_wanted, callback_telephone, owner, handler, work_order_id, opened_at, state_since)
                        select 1, 'X-' || n, 'FAULT_REPORT', 'IN_PROGRESS', 'NORMAL', :customer, 'TELEPHONE',
                               true, '138' || n, 'wang', 'wang', :order, now(), now()
                        from generate_series(1, 2000) as n""")
                .bind("customer", customer)
                .bind("order", order.id())
                .execute());
        operations.onSite(order, operations.crew("North 1"));

        long before = System.nanoTime();
        operations.restore(order);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(operations.tickets.count(
                        TicketFilter.ofWorkOrder(order.id()).in(Set.of(TicketState.CLOSED)), person("wang")))
                .isEqualTo(2_000);
        Page<CallbackView> page =
                operations.callbacks.page(Set.of(CallbackState.TO_CALL), 5_000, Optional.empty(), person("wang"));
        assertThat(page.items()).hasSize(200);
        assertThat(page.nextCursor()).isPresent();
    }

    @Test
    void a_ticket_is_resolved_with_an_article_and_the_article_counts_it() {
        givenArticle("power-meter-blank");
        TicketView ticket = operations.faultReportOf(operations.customer("赵敏"), BREAKER);

        transact(() -> operations.desk.resolveWithArticle(
                ticket.id(), "main", "power-meter-blank", "zh", "好了", person("wang")));

        TicketDetails details = operations.tickets.details(ticket.id(), person("wang"));
        assertThat(details.ticket().articleBase()).contains("main");
        assertThat(details.ticket().articleId()).contains("power-meter-blank");
        assertThat(details.history())
                .extracting(TicketDetails.Entry::action)
                .containsExactly(TicketAction.OPENED, TicketAction.RESOLVED);
        assertThat(usesOf("power-meter-blank")).isEqualTo(1);
        assertRefused(
                "not-found",
                () -> transact(() -> operations.desk.resolveWithArticle(
                        ticket.id(), "main", "no-such", "zh", null, person("wang"))));
    }

    @Test
    void a_customers_tickets_are_paged_newest_first_by_cursor_or_by_offset() {
        long customer = operations.customer("赵敏");
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(
                    0,
                    operations
                            .open(TicketOpening.of(TicketCategory.ENQUIRY, Channel.TELEPHONE)
                                    .forCustomer(customer))
                            .id());
        }
        transact(() -> operations.desk.close(ids.get(2), person("wang")));
        TicketFilter filter = TicketFilter.ofCustomer(customer);

        Page<TicketView> first = operations.tickets.page(filter, 2, Optional.empty(), person("wang"));
        assertThat(first.items()).extracting(TicketView::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(operations
                        .tickets
                        .page(filter, 2, first.nextCursor(), person("wang"))
                        .items())
                .extracting(TicketView::id)
                .containsExactly(ids.get(2));
        assertThat(operations.tickets.skipping(filter, 1, 1, person("wang")))
                .extracting(TicketView::id)
                .containsExactly(ids.get(1));
        assertThat(operations.tickets.count(filter.onlyOpen(), person("wang"))).isEqualTo(2);
        assertThat(operations.tickets.count(filter.of(TicketCategory.PRAISE), person("wang")))
                .isZero();
    }

    private CallbackView aCallbackIsDue() {
        operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(operations.customer("钱进"))
                .blaming(BREAKER)
                .withCallbackOn("13900001111"));
        OrderView order = operations.orderFor(BREAKER, 1, 0);
        operations.onSite(order, operations.crew("North 1"));
        operations.restore(order);
        return toCall().get(0);
    }

    @Test
    void message_of_every_step_to_field_systems_is_stored_in_the_same_transaction() {
        operations.deliverTo("works");
        OrderView order = operations.orderFor(BREAKER, 220, 1);
        operations.onSite(order, operations.crew("North 1"));
        operations.restore(order);
        assertThatThrownBy(() -> transact(() -> {
                    operations.dispatch.close(SeenOrder.withoutVersionCheck(order.id()), null, person("li"));
                    throw new IllegalStateException("and then the power goes");
                }))
                .isInstanceOf(IllegalStateException.class);

        List<JsonNode> messages = operations.messagesTo("works");

        assertThat(messages)
                .extracting(message -> message.path("state").asText())
                .containsExactly("received", "assigned", "enRoute", "onSite", "restored");
        assertThat(messages).allMatch(message -> message.path("number").asText().equals(order.number()));
        assertThat(messages.get(0).at("/device/key").asText()).isEqualTo(BREAKER.key());
        assertThat(messages.get(1).at("/crew/name").asText()).isEqualTo("North 1");
        assertThat(messages.get(4).path("note").asText()).isEqualTo("fuse replaced");
    }

    @Test
    void field_system_gets_no_message_of_its_own_report() throws Exception {
        operations.deliverTo("field");
        operations.deliverTo("works");
        OrderView order = operations.orderFor(BREAKER, 220, 1);
        transact(() -> operations.dispatch.assign(SeenOrder.as(order), operations.crew("North 1"), person("li")));
        report(status("s1", order, "en-route", "2026-11-22T08:10:00Z"));
        assertThat(operations.messagesTo("field")).hasSize(2);
        assertThat(operations.messagesTo("works")).hasSize(3);
    }

    @Test
    void further_report_of_the_same_damage_is_published_only_when_it_changes_the_order() {
        operations.deliverTo("works");
        operations.orderFor(BREAKER, 220, 1);
        operations.orderFor(BREAKER, 220, 1);
        assertThat(operations.messagesTo("works")).hasSize(1);
        operations.orderFor(BREAKER, 400, 1);
        assertThat(operations.messagesTo("works")).hasSize(2);
    }

    private List<CallbackView> toCall() {
        return operations
                .callbacks
                .page(Set.of(CallbackState.TO_CALL), 10, Optional.empty(), person("wang"))
                .items();
    }

    private List<Long> ids(OrderFilter filter) {
        return operations.queue.page(filter, 10, Optional.empty(), person("wang")).items().stream()
                .map(OrderView::id)
                .toList();
    }

    private StoreSavepoint.Outcome<JsonNode> report(JsonNode... records) {
        StoreSavepoint savepoint = new StoreSavepoint(operations.database.jdbi());
        return operations.database.inTransaction(() -> savepoint.store(
                List.of(records), part -> operations.statuses.upsert("field", part, operations.clock.instant())));
    }

    private static JsonNode status(String key, OrderView order, String state, String at) throws Exception {
        return JSON.readTree("""
                {"key": "%s", "changedAt": "%s", "workOrder": "%s", "state": "%s", "at": "%s", "note": "by tablet"}""".formatted(key, at, order.number(), state, at));
    }

    private void givenArticle(String id) {
        operations.database.jdbi().useHandle(handle -> handle.createUpdate("""
                        insert into knowledge_article (version, base, article_id, language, edition, state, title, kind,
                          causes, tags, body, content_hash, author, updated_at)
                        values (1, 'main', :id, 'zh', 1, 'PUBLISHED', '', 'power', '', '', '', '', 'li', now())""")
                .bind("id", id)
                .execute());
    }

    private long usesOf(String articleId) {
        return operations.database.jdbi().withHandle(handle -> handle.createQuery(
                        "select used from knowledge_article_use where article_id = :id")
                .bind("id", articleId)
                .mapTo(Long.class)
                .one());
    }

    private void transact(Runnable action) {
        operations.database.transact(action);
    }

    private static void onAnotherThread(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ElementKey device(String key) {
        return new ElementKey("gis", key);
    }

    private static void assertRefused(String key, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }
}
