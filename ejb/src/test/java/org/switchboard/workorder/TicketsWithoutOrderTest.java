package org.switchboard.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.Page;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WaitingTicket;
import org.switchboard.workorder.persistence.CoveringOrders;

/** The dispatcher's list of fault tickets that no order takes care of. */
class TicketsWithoutOrderTest {

    private static TransactionalDatabase database;

    private Operations operations;
    private SmallNetwork network;
    private ElementKey t1;

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
        t1 = network.device("T1", "transformer", null);
    }

    @Test
    void dangers_come_first_then_life_support_then_priority_then_the_longest_waiting() {
        TicketView normal = open(fault("a"));
        operations.clock.advance(Duration.ofMinutes(10));
        TicketView later = open(fault("b"));
        TicketView high = open(fault("c").urgent(TicketPriority.HIGH));
        TicketView lifeSupport = open(fault("d", "life-support"));
        TicketView danger = open(
                TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE).reporting(Set.of(Hazard.WIRE_DOWN)));
        open(TicketOpening.of(TicketCategory.ENQUIRY, Channel.TELEPHONE));
        operations.clock.advance(Duration.ofMinutes(5));

        List<WaitingTicket> waiting = all();

        assertThat(waiting)
                .extracting(each -> each.ticket().id())
                .containsExactly(danger.id(), lifeSupport.id(), high.id(), normal.id(), later.id());
        assertThat(operations.waiting.count(person("wang"))).isEqualTo(5);
        assertThat(waiting.get(1).lifeSupport()).isTrue();
        assertThat(waiting.get(1).address()).contains("Street d");
        assertThat(waiting.get(3).waitingMinutes()).isEqualTo(15);
    }

    @Test
    void the_list_is_paged_and_refuses_a_cursor_that_is_not_its_own() {
        for (String customer : List.of("a", "b", "c", "d", "e")) {
            open(fault(customer));
        }
        List<Long> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<WaitingTicket> page = operations.waiting.page(2, cursor, person("wang"));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(each -> seen.add(each.ticket().id()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();

        for (String bad : List.of("x", "1_2", "1_2026-11-22T08:00:00Z_y")) {
            assertThatThrownBy(() -> operations.waiting.page(2, Optional.of(bad), person("wang")))
                    .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                            .isEqualTo("bad-cursor"));
        }
    }

    @Test
    void a_ticket_leaves_the_list_with_its_order_and_comes_back_with_the_reason_when_the_order_is_cancelled() {
        TicketView ticket = open(fault("a"));
        OrderView order = operations.orderFor(t1, 1, 0);
        assertThat(all()).isEmpty();

        database.transact(() -> operations.dispatch.cancel(SeenOrder.as(order), "no fault found", person("li")));

        assertThat(all()).singleElement().satisfies(each -> {
            assertThat(each.ticket().id()).isEqualTo(ticket.id());
            assertThat(each.freed()).hasValueSatisfying(freed -> {
                assertThat(freed.action()).isEqualTo(TicketAction.DETACHED_FROM_ORDER);
                assertThat(freed.order()).isEqualTo(order.number());
                assertThat(freed.reason()).contains("no fault found");
            });
        });
    }

    @Test
    void a_customer_who_is_dark_after_the_restoration_is_back_on_the_list() {
        open(fault("a"));
        network.meterReading("a", 0, operations.clock.instant());
        OrderView order = operations.orderFor(t1, 1, 0);
        operations.onSite(order, operations.crew("North 1"));

        operations.restoreConfirmed(order);

        assertThat(all()).singleElement().satisfies(each -> assertThat(each.freed())
                .hasValueSatisfying(freed -> {
                    assertThat(freed.action()).isEqualTo(TicketAction.STILL_DARK);
                    assertThat(freed.order()).isEqualTo(order.number());
                }));
    }

    @Test
    void a_ticket_that_is_reopened_after_its_order_was_restored_is_on_the_list() {
        TicketView ticket = open(fault("a"));
        OrderView order = operations.orderFor(t1, 1, 0);
        database.transact(() -> operations.desk.resolve(ticket.id(), "is back", person("wang")));
        database.transact(() -> operations.dispatch.cancel(SeenOrder.as(order), "no fault found", person("li")));

        database.transact(() -> operations.desk.reopen(ticket.id(), "dark again", person("wang")));

        assertThat(all()).extracting(each -> each.ticket().id()).containsExactly(ticket.id());
    }

    @Test
    void a_ticket_that_reports_a_danger_makes_the_order_that_takes_it_in_urgent() {
        open(fault("a").reporting(Set.of(Hazard.SMOKE)));

        OrderView order = operations.orderFor(t1, 1, 0);

        assertThat(order.hazard()).isTrue();
        assertThat(order.priority()).isEqualTo(OrderPriority.URGENT);
    }

    @Test
    void ticket_can_be_assigned_to_its_device_or_one_above_its_place() {
        network.device("SS", "substation", null);
        network.device("F", "breaker", "SS");
        network.device("T9", "transformer", "F");
        long customer = network.customer("a", "T9");
        TicketView ticket = open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(customer)
                .at(SmallNetwork.usagePoint("a"))
                .blaming(new ElementKey("gis", "F")));

        assertThat(new CoveringOrders(database.jdbi()).devicesOf(ticket.id()))
                .extracting(device -> device.element().key())
                .containsExactly("F", "sp-a", "T9", "SS");
    }

    private List<WaitingTicket> all() {
        return operations.waiting.page(50, Optional.empty(), person("wang")).items();
    }

    private TicketOpening fault(String customer, String... sensitive) {
        return TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(network.customer(customer, "T1", sensitive))
                .at(SmallNetwork.usagePoint(customer));
    }

    private TicketView open(TicketOpening opening) {
        return operations.open(opening);
    }
}
