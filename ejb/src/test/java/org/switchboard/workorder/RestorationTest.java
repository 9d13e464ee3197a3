package org.switchboard.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.CallbackState;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderAction;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.StillDark;
import org.switchboard.workorder.model.StillDarkException;

/** Restored is checked: a feeder F with transformers T1 and T2, customers a to c below T1 and d below T2. */
class RestorationTest {

    private static TransactionalDatabase database;

    private Operations operations;
    private SmallNetwork network;
    private ElementKey feeder;
    private ElementKey t1;
    private Instant now;

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
        network = new SmallNetwork(database.jdbi());
        now = operations.clock.instant();
        feeder = network.device("F", "breaker", null);
        t1 = network.device("T1", "transformer", "F");
        network.device("T2", "transformer", "F");
    }

    @Test
    void dark_meters_and_open_switches_below_are_named_and_confirmation_is_asked_for() {
        network.customer("a", "T1");
        network.customer("b", "T1", "life-support");
        network.customer("c", "T1");
        network.customer("d", "T2");
        network.meterReading("a", 0, now.minusSeconds(600));
        network.meterReading("b", 0, now.minusSeconds(500));
        network.meterReading("c", 1, now.minusSeconds(60));
        network.switchReads("T2", 0, now.minusSeconds(900));
        OrderView order = onSite(feeder);

        StillDarkException refusal = catchThrowableOfType(StillDarkException.class, () -> operations.restore(order));

        StillDark found = refusal.found();
        assertThat(found.meters()).isEqualTo(2);
        assertThat(found.switches()).isEqualTo(1);
        assertThat(found.customers())
                .as("a and b by their meters, d below the open switch")
                .isEqualTo(3);
        assertThat(found.first())
                .extracting(StillDark.Reading::name, StillDark.Reading::kind)
                .containsExactly(
                        tuple("Device T2", StillDark.Kind.SWITCH_OPEN),
                        tuple("Customer b", StillDark.Kind.LAST_GASP),
                        tuple("Customer a", StillDark.Kind.LAST_GASP));
        assertThat(found.first().get(1).address()).contains("Street b");
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("3 customers").contains("2 meters");
        assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains("3 户");
        assertThat(stateOf(order)).isEqualTo(OrderState.ON_SITE);
    }

    @Test
    void a_confirmed_restoration_keeps_the_tickets_of_dark_customers_open_and_closes_the_others() {
        TicketView dark = faultOf("a", "T1");
        TicketView supplied = faultOf("b", "T1");
        TicketView mechanical = faultOf("c", "T1");
        network.meterReading("a", 0, now.minusSeconds(600));
        network.meterReading("b", 1, now.minusSeconds(60));
        OrderView order = onSite(feeder);

        operations.restoreConfirmed(order);

        assertThat(stateOf(order)).isEqualTo(OrderState.RESTORED);
        assertThat(operations.ticket(supplied.id()).state()).isEqualTo(TicketState.CLOSED);
        assertThat(operations.ticket(mechanical.id()).state()).isEqualTo(TicketState.CLOSED);
        TicketDetails kept = operations.tickets.details(dark.id(), person("wang"));
        assertThat(kept.ticket().state().isOpen()).isTrue();
        assertThat(kept.ticket().workOrderId()).isEmpty();
        assertThat(kept.history()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(TicketAction.STILL_DARK);
            assertThat(entry.detail()).contains(order.number());
        });
        assertThat(operations.queue.details(order.id(), person("wang")).history())
                .extracting(OrderDetails.Entry::action, entry -> entry.detail().orElse(""))
                .contains(tuple(OrderAction.TICKET_STILL_DARK, dark.number()));
        assertThat(operations
                        .callbacks
                        .page(Set.of(CallbackState.TO_CALL), 10, Optional.empty(), person("wang"))
                        .items())
                .as("nobody is called about supply that is not back")
                .isEmpty();
    }

    @Test
    void field_system_restores_without_confirmation_and_dark_customers_keep_their_tickets() throws Exception {
        TicketView dark = faultOf("a", "T1");
        network.meterReading("a", 0, now.minusSeconds(600));
        OrderView order = onSite(t1);

        database.inTransaction(() -> operations.statuses.upsert(
                "field",
                List.of(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree("{\"key\":\"s1\",\"changedAt\":\"2026-11-22T08:10:00Z\",\"workOrder\":\""
                                + order.number() + "\",\"state\":\"restored\"}")),
                now));

        assertThat(stateOf(order)).isEqualTo(OrderState.RESTORED);
        assertThat(operations.ticket(dark.id()).state().isOpen()).isTrue();
        OrderView next = operations.orderFor(t1, 3, 0);
        assertThat(next.id())
                .as("a call after the restoration makes a new order")
                .isNotEqualTo(order.id());
        assertThat(operations.ticket(dark.id()).workOrderId()).contains(next.id());
    }

    @Test
    void a_meter_that_answered_after_its_last_gasp_is_not_dark() {
        network.customer("a", "T1");
        network.meterReading("a", 0, now.minusSeconds(600));
        network.pingAnswers("a", 1, now.minusSeconds(30));

        operations.restore(onSite(feeder));
    }

    @Test
    void meter_with_a_recent_unanswered_ping_is_dark_and_one_with_an_old_ping_is_not() {
        network.customer("a", "T1");
        network.customer("b", "T1");
        network.pingAnswers("a", 0, now.minusSeconds(60));
        network.pingAnswers("b", 0, now.minus(Duration.ofHours(2)));
        OrderView order = onSite(feeder);

        StillDark found = database.inTransaction(() -> operations.supply.of(order.id(), person("wang")));

        assertThat(found.first())
                .extracting(StillDark.Reading::name, StillDark.Reading::kind)
                .containsExactly(tuple("Customer a", StillDark.Kind.NO_ANSWER));
    }

    @Test
    void open_switch_keeps_tickets_below_open_unless_its_control_system_does_not_respond() {
        TicketView below = faultOf("d", "T2");
        network.switchReads("T2", 0, now.minusSeconds(600));
        OrderView order = onSite(feeder);
        operations.restoreConfirmed(order);
        assertThat(operations.ticket(below.id()).state().isOpen()).isTrue();

        network.lastSuccess("scada", now.minus(Duration.ofHours(3)), 60);
        operations.clock.advance(Duration.ofSeconds(2));
        OrderView again = onSite(feeder);
        operations.restoreConfirmed(again);
        assertThat(operations.ticket(below.id()).state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    void a_ticket_below_another_unrestored_order_moves_to_that_order() {
        OrderView upper = operations.orderFor(feeder, 4, 0);
        TicketView ticket = faultOf("a", "T1");
        database.transact(() -> operations.orderTickets.reported(ticket.id(), person("wang")));
        assertThat(operations.ticket(ticket.id()).workOrderId()).contains(upper.id());
        OrderView lower = operations.orderFor(t1, 3, 0);

        operations.onSite(upper, operations.crew("North 1"));
        operations.restore(upper);

        TicketView moved = operations.ticket(ticket.id());
        assertThat(moved.state().isOpen()).isTrue();
        assertThat(moved.workOrderId()).contains(lower.id());
        assertThat(operations.queue.details(lower.id(), person("wang")).history())
                .extracting(OrderDetails.Entry::action)
                .contains(OrderAction.TICKET_ATTACHED);
    }

    @Test
    void dark_tickets_of_a_restored_lower_order_join_the_order_above() {
        TicketView ticket = faultOf("a", "T1");
        network.meterReading("a", 0, now.minusSeconds(600));
        OrderView lower = onSite(t1);
        OrderView upper = operations.orderFor(feeder, 4, 0);

        operations.restoreConfirmed(lower);

        assertThat(operations.ticket(ticket.id()).workOrderId()).contains(upper.id());
    }

    @Test
    void five_thousand_customers_are_checked_and_restored_in_a_moment() {
        database.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into network_element (source, source_key, changed_at, received_at, deleted, provenance, kind,
                      name, upstream_key)
                    select 'gis', 'sp-' || n, now(), now(), false, '{}', 'service-point', 'sp', 'T1'
                    from generate_series(1, 5000) n""");
            handle.execute("""
                    insert into usage_point (source, source_key, changed_at, received_at, deleted, provenance,
                      account_key, service_location_key, network_element_key)
                    select 'cis', 'up-' || n, now(), now(), false, '{}', 'a' || n, 'l' || n, 'sp-' || n
                    from generate_series(1, 5000) n""");
            handle.execute("""
                    insert into measurement_point (source, source_key, changed_at, received_at, deleted, provenance,
                      network_element_key, kind)
                    select 'head-end', 'm' || n, now(), now(), false, '{}', 'sp-' || n, 'supply-state'
                    from generate_series(1, 5000) n""");
            handle.execute("""
                    insert into measurement (source, source_key, changed_at, received_at, deleted, provenance, value,
                      quality)
                    select 'head-end', 'm' || n, now(), now(), false, '{}', n % 2, 'good' from generate_series(1, 5000) n""");
            handle.execute("""
                    insert into trouble_ticket (version, number, category, state, priority, channel, callback_wanted,
                      owner, handler, opened_at, state_since, usage_point_source, usage_point_key)
                    select 1, 'X-' || n, 'FAULT_REPORT', 'ACKNOWLEDGED', 'NORMAL', 'TELEPHONE', false, 'wang', 'wang',
                           now(), now(), 'cis', 'up-' || n
                    from generate_series(1, 5000) n""");
            handle.execute("analyze");
        });
        long before = System.nanoTime();
        OrderView order = onSite(feeder);
        assertThat(order.tickets()).isEqualTo(5_000);
        StillDark found = database.inTransaction(() -> operations.supply.of(order.id(), person("wang")));
        assertThat(found.meters()).isEqualTo(2_500);
        assertThat(found.tickets()).isEqualTo(2_500);
        assertThat(found.first()).hasSize(SupplyCheck.NAMED);

        operations.restoreConfirmed(order);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(countOfState("CLOSED")).isEqualTo(2_500);
        assertThat(countOfState("IN_PROGRESS")).isEqualTo(2_500);
    }

    private long countOfState(String state) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from trouble_ticket where state = :state")
                        .bind("state", state)
                        .mapTo(Long.class)
                        .one());
    }

    private TicketView faultOf(String customer, String device) {
        return operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(network.customer(customer, device))
                .at(SmallNetwork.usagePoint(customer)));
    }

    private OrderView onSite(ElementKey device) {
        return operations.onSite(operations.orderFor(device, 4, 0), operations.crew("North 1"));
    }

    private OrderState stateOf(OrderView order) {
        return operations.queue.details(order.id(), person("wang")).order().state();
    }
}
