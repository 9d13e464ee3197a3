package org.switchboard.workorder;

import static org.switchboard.access.model.Actors.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.interaction.model.Channel;
import org.switchboard.knowledge.ArticleUse;
import org.switchboard.knowledge.persistence.ArticleUseTable;
import org.switchboard.network.model.ElementKey;
import org.switchboard.outbox.Outbox;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.OutboxFilter;
import org.switchboard.outbox.persistence.OutboxQueries;
import org.switchboard.outbox.persistence.OutboxTable;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.persistence.FeedNoteTable;
import org.switchboard.source.persistence.FeedTable;
import org.switchboard.troubleticket.CallbackList;
import org.switchboard.troubleticket.TicketDesk;
import org.switchboard.troubleticket.TicketLists;
import org.switchboard.troubleticket.TicketsChanged;
import org.switchboard.troubleticket.TicketsOfOrder;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.persistence.JpaCallbacks;
import org.switchboard.troubleticket.persistence.JpaTroubleTickets;
import org.switchboard.troubleticket.persistence.OrderTicketsTable;
import org.switchboard.troubleticket.persistence.TicketQueries;
import org.switchboard.workorder.model.CrewRegistration;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderView;
import org.switchboard.workorder.model.SeenOrder;
import org.switchboard.workorder.model.WorkOrderChanged;
import org.switchboard.workorder.persistence.CoveringOrders;
import org.switchboard.workorder.persistence.CrewTable;
import org.switchboard.workorder.persistence.DarkBelow;
import org.switchboard.workorder.persistence.JpaWorkOrders;
import org.switchboard.workorder.persistence.OrderQueries;
import org.switchboard.workorder.persistence.WaitingTicketQueries;
import org.switchboard.workorder.persistence.WorkOrderStatusTable;

/** Tickets, repair orders and crews put together over a real database, with the words to tell a story about them. */
final class Operations {

    static final ElementKey BREAKER = new ElementKey("gis", "BRK-7");

    final TransactionalDatabase database;
    final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    final RecordedEvents<TicketsChanged> ticketChanges = new RecordedEvents<>();
    final RecordedEvents<WorkOrderChanged> orderChanges = new RecordedEvents<>();
    final TicketDesk desk;
    final TicketLists tickets;
    final CallbackList callbacks;
    final Dispatch dispatch;
    final OrderTickets orderTickets;
    final SupplyCheck supply;
    final TicketsWithoutOrder waiting;
    final Restoration restoration;
    final DispatchQueue queue;
    final CrewRoster roster;
    final CrewTable crews;
    final OutboxTable outbox;
    final JpaWorkOrders orders;
    final FieldReports statuses;

    Operations(TransactionalDatabase database) {
        this.database = database;
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        JpaTroubleTickets troubleTickets = new JpaTroubleTickets(database.entities());
        TicketQueries ticketQueries = new TicketQueries(database.jdbi());
        ArticleUse articles = new ArticleUse(new ArticleUseTable(database.jdbi()), clock);
        desk = new TicketDesk(troubleTickets, ticketQueries, articles, ticketChanges, clock, zone);
        tickets = new TicketLists(ticketQueries);
        callbacks = new CallbackList(new JpaCallbacks(database.entities()), ticketQueries, ticketChanges, clock);
        orders = new JpaWorkOrders(database.entities());
        OrderQueries orderQueries = new OrderQueries(database.jdbi());
        crews = new CrewTable(database.jdbi());
        TicketsOfOrder ticketsOfOrder =
                new TicketsOfOrder(new OrderTicketsTable(database.entities(), database.jdbi()), ticketChanges, clock);
        outbox = new OutboxTable(database.jdbi());
        OrderMessages messages = new OrderMessages(new Outbox(outbox, new RecordedEvents<>(), clock), crews);
        OrderChanges changes = new OrderChanges(orders, orderQueries, ticketsOfOrder, messages, orderChanges, clock);
        CoveringOrders covering = new CoveringOrders(database.jdbi());
        dispatch = new Dispatch(orders, changes, crews, ticketsOfOrder, desk, clock, zone);
        orderTickets = new OrderTickets(orders, changes, covering, ticketsOfOrder, desk, tickets, clock);
        supply = new SupplyCheck(
                new DarkBelow(database.jdbi()),
                orderQueries,
                new Feeds(
                        new FeedTable(database.jdbi()),
                        new FeedNoteTable(database.jdbi()),
                        new RecordedEvents<>(),
                        new RecordedEvents<>(),
                        clock),
                clock);
        restoration = new Restoration(orders, changes, orderTickets, covering, ticketsOfOrder, supply, clock);
        waiting = new TicketsWithoutOrder(new WaitingTicketQueries(database.jdbi()), tickets, clock);
        queue = new DispatchQueue(orderQueries, clock);
        roster = new CrewRoster(crews, clock);
        statuses = new FieldReports(new WorkOrderStatusTable(database.jdbi()), orders, crews, dispatch, restoration);
    }

    long customer(String name) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        insert into customer (source, source_key, changed_at, received_at, deleted, provenance, name)
                        values ('cis', :name, now(), now(), false, '{}', :name) returning id""")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    TicketView faultReportOf(long customer, ElementKey device) {
        return open(TicketOpening.of(TicketCategory.FAULT_REPORT, Channel.TELEPHONE)
                .forCustomer(customer)
                .saying("all dark")
                .blaming(device)
                .because("UPSTREAM_SWITCH_OPEN")
                .calledFrom("138 0571 2345"));
    }

    TicketView open(TicketOpening opening) {
        return database.inTransaction(() -> desk.open(opening, person("wang")));
    }

    OrderView orderFor(ElementKey device, int customers, int lifeSupport) {
        return database.inTransaction(() -> dispatch.open(
                        OrderOpening.forDevice(device, "Breaker of " + device.key())
                                .affecting(customers, lifeSupport)
                                .because(Optional.of("all dark"), Optional.of("telemetry says open"))
                                .inZone(Optional.of("north")),
                        person("wang")))
                .order();
    }

    OrderView restoreConfirmed(OrderView order) {
        return database.inTransaction(() ->
                restoration.restore(SeenOrder.withoutVersionCheck(order.id()), "fuse replaced", true, person("li")));
    }

    long crew(String name) {
        return database.inTransaction(() -> roster.keep(
                        new CrewRegistration(
                                name,
                                name,
                                List.of("medium-voltage"),
                                Optional.of("north"),
                                Optional.of("0571-1"),
                                Optional.of("available")),
                        person("wang")))
                .id();
    }

    void crewsReportedBy(String source, String key, String name) {
        crews.reported()
                .upsert(
                        source,
                        List.of(JsonNodeFactory.instance
                                .objectNode()
                                .put("key", key)
                                .put("name", name)),
                        clock.instant());
    }

    OrderView onSite(OrderView order, long crew) {
        return database.inTransaction(() -> {
            dispatch.assign(SeenOrder.as(order), crew, person("li"));
            dispatch.setOut(SeenOrder.withoutVersionCheck(order.id()), null, person("li"));
            return dispatch.arrive(SeenOrder.withoutVersionCheck(order.id()), null, person("li"));
        });
    }

    OrderView restore(OrderView order) {
        return database.inTransaction(() ->
                restoration.restore(SeenOrder.withoutVersionCheck(order.id()), "fuse replaced", false, person("li")));
    }

    void deliverTo(String destination) {
        database.transact(() -> outbox.declared(
                destination + ".camel.yaml",
                Set.of(new Destination(destination, OrderMessages.RECORD_TYPE)),
                clock.instant()));
    }

    /** Oldest first. */
    List<JsonNode> messagesTo(String destination) {
        List<JsonNode> messages = new ArrayList<>();
        new OutboxQueries(database.jdbi())
                .list(OutboxFilter.ALL.to(destination), Long.MAX_VALUE, 100)
                .forEach(message -> messages.add(0, message.payload()));
        return messages;
    }

    TicketView ticket(long id) {
        return tickets.details(id, person("wang")).ticket();
    }
}
