package org.switchboard.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.workorder.model.OrderAction;
import org.switchboard.workorder.model.OrderDetails;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderPriority;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;

/** Which tickets an order takes in: feeder F, transformers T1 and T2 below it. */
class TicketsOnOrdersTest {

    private static TransactionalDatabase database;

    private Operations operations;
    private SmallNetwork network;
    private ElementKey feeder;
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
        feeder = network.device("F", "breaker", null);
        t1 = network.device("T1", "transformer", "F");
        network.device("T2", "transformer", "F");
    }

    @Test
    void order_above_takes_over_tickets_below_and_both_histories_record_it() {
        TicketView below = fault("a", "T1");
        TicketView blaming = operations.faultReportOf(operations.customer("elsewhere"), t1);
        TicketView enquiry = operations.open(TicketOpening.of(TicketCategory.ENQUIRY, Channel.TELEPHONE)
                .forCustomer(network.customer("b", "T1"))
                .at(SmallNetwork.usagePoint("b")));

        OrderView order = operations.orderFor(feeder, 4, 0);

        assertThat(order.tickets()).isEqualTo(2);
        assertThat(orderOf(below)).contains(order.id());
        assertThat(orderOf(blaming)).contains(order.id());
        assertThat(orderOf(enquiry)).isEmpty();
        assertThat(operations.tickets.details(below.id(), person("wang")).history())
                .last()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo(TicketAction.ATTACHED_TO_ORDER));
        assertThat(operations.queue.details(order.id(), person("wang")).history())
                .last()
                .satisfies(entry -> assertThat(entry.detail()).contains(below.number() + ", " + blaming.number()));
    }

    @Test
    void tickets_of_a_lower_order_and_faults_on_the_customers_side_are_left_where_they_are() {
        TicketView ofLower = fault("a", "T1");
        OrderView lower = operations.orderFor(t1, 3, 0);
        TicketView inHome = operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(network.customer("d", "T2"))
                .at(SmallNetwork.usagePoint("d"))
                .because("meter-energised-in-home"));

        operations.orderFor(feeder, 4, 0);

        assertThat(orderOf(ofLower)).contains(lower.id());
        assertThat(orderOf(inHome)).isEmpty();
    }

    @Test
    void a_detached_ticket_returns_to_the_list_and_the_same_order_does_not_take_it_in_again() {
        TicketView ticket = fault("a", "T1");
        OrderView order = operations.orderFor(feeder, 4, 0);

        OrderView without = database.inTransaction(() ->
                operations.orderTickets.detach(SeenOrder.withoutVersionCheck(order.id()), ticket.id(), person("li")));
        OrderView again = operations.orderFor(feeder, 4, 0);

        assertThat(without.tickets()).isZero();
        assertThat(again.id()).isEqualTo(order.id());
        join(ticket);
        assertThat(orderOf(ticket)).as("not by the next call either").isEmpty();
        assertThat(operations.tickets.details(ticket.id(), person("wang")).history())
                .extracting(TicketDetails.Entry::action)
                .endsWith(TicketAction.ATTACHED_TO_ORDER, TicketAction.DETACHED_BY_HAND);
        assertThat(operations.queue.details(order.id(), person("wang")).history())
                .extracting(OrderDetails.Entry::action)
                .contains(OrderAction.TICKET_DETACHED);
        database.transact(() ->
                operations.orderTickets.attach(SeenOrder.withoutVersionCheck(order.id()), ticket.id(), person("li")));
        assertThat(orderOf(ticket)).as("undone by hand").contains(order.id());
    }

    @Test
    void ticket_of_another_order_cannot_be_detached() {
        TicketView ticket = fault("a", "T1");
        OrderView order = operations.orderFor(network.device("X", "transformer", null), 4, 0);

        assertThatThrownBy(() -> database.transact(() -> operations.orderTickets.detach(
                        SeenOrder.withoutVersionCheck(order.id()), ticket.id(), person("li"))))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("ticket-not-on-order"));
    }

    @Test
    void a_new_ticket_joins_the_nearest_unrestored_order_above_its_place() {
        OrderView upper = operations.orderFor(feeder, 4, 0);
        OrderView lower = operations.orderFor(t1, 3, 0);
        TicketView belowBoth = fault("a", "T1");
        TicketView belowUpper = fault("d", "T2");

        join(belowBoth);
        join(belowUpper);

        assertThat(orderOf(belowBoth)).contains(lower.id());
        assertThat(orderOf(belowUpper)).contains(upper.id());
    }

    @Test
    void new_ticket_joins_no_order_when_none_above_is_unrestored() {
        TicketView alone = fault("a", "T1");
        join(alone);
        assertThat(orderOf(alone)).isEmpty();

        OrderView order = operations.orderFor(network.device("T3", "transformer", "F"), 3, 0);
        operations.onSite(order, operations.crew("North 1"));
        operations.restore(order);
        TicketView after = fault("e", "T3");
        join(after);
        assertThat(orderOf(after)).isEmpty();
    }

    @Test
    void a_customer_on_life_support_who_joins_makes_the_order_urgent() {
        OrderView order = operations.orderFor(network.device("X", "transformer", null), 1, 0);
        assertThat(order.priority()).isNotEqualTo(OrderPriority.URGENT);
        TicketView ticket = fault("a", "T1", "life-support");

        OrderView joined = database.inTransaction(() ->
                operations.orderTickets.attach(SeenOrder.withoutVersionCheck(order.id()), ticket.id(), person("li")));

        assertThat(joined.lifeSupport()).isEqualTo(1);
        assertThat(joined.priority()).isEqualTo(OrderPriority.URGENT);
    }

    @Test
    void a_cancelled_order_puts_its_tickets_back_with_its_reason() {
        TicketView ticket = fault("a", "T1");
        OrderView order = operations.orderFor(feeder, 4, 0);

        database.transact(() ->
                operations.dispatch.cancel(SeenOrder.withoutVersionCheck(order.id()), "wrong feeder", person("li")));

        assertThat(orderOf(ticket)).isEmpty();
        assertThat(operations.tickets.details(ticket.id(), person("wang")).history())
                .last()
                .satisfies(entry -> assertThat(entry.detail()).contains(order.number() + " · wrong feeder"));
    }

    @Test
    void an_order_for_given_tickets_names_them_in_its_history_once() {
        TicketView ticket = fault("a", "T1");
        OrderOpening opening = OrderOpening.forDevice(feeder, "Feeder").forTickets(Set.of(ticket.id()));

        OrderView order = database.inTransaction(() -> operations.dispatch.open(opening, person("wang")))
                .order();
        database.transact(() -> operations.dispatch.open(opening, person("wang")));

        assertThat(operations.queue.details(order.id(), person("wang")).history().stream()
                        .filter(entry -> entry.action() == OrderAction.TICKET_ATTACHED)
                        .map(entry -> entry.detail().orElse(""))
                        .toList())
                .isEqualTo(List.of(ticket.number()));
    }

    @Test
    void a_caller_in_danger_makes_an_order_urgent_without_a_hazard_that_is_ticked() {
        TicketView danger = operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(network.customer("a", "T1"))
                .at(SmallNetwork.usagePoint("a"))
                .reporting(Optional.of(Symptom.DANGER)));

        OrderView order = operations.orderFor(t1, 4, 0);

        assertThat(orderOf(danger)).contains(order.id());
        assertThat(order.hazard()).isTrue();
        assertThat(operations
                        .orderFor(network.device("T3", "transformer", "F"), 4, 0)
                        .hazard())
                .isFalse();
    }

    private void join(TicketView ticket) {
        database.transact(() -> operations.orderTickets.reported(ticket.id(), person("wang")));
    }

    private Optional<Long> orderOf(TicketView ticket) {
        return operations.ticket(ticket.id()).workOrderId();
    }

    private TicketView fault(String customer, String device, String... sensitive) {
        return operations.open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(network.customer(customer, device, sensitive))
                .at(SmallNetwork.usagePoint(customer)));
    }
}
