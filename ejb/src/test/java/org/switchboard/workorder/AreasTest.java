package org.switchboard.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.network.model.ElementKey;
import org.switchboard.workorder.model.CrewRegistration;
import org.switchboard.workorder.model.CrewView;
import org.switchboard.workorder.model.OrderFilter;
import org.switchboard.workorder.model.OrderOpening;
import org.switchboard.workorder.model.OrderState;
import org.switchboard.workorder.model.OrderView;

class AreasTest {

    private static TransactionalDatabase database;

    private final Actor everywhere = Actors.only(Role.DISPATCHER);
    private final Actor ofNorth = Actors.only(Role.DISPATCHER, "north");
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
        database.emptied();
        operations = new Operations(database);
        order("B-north", Optional.of("north"));
        order("B-south", Optional.of("south"));
        order("B-nowhere", Optional.empty());
    }

    @Test
    void a_dispatcher_without_areas_sees_all_orders() {
        assertThat(devices(everywhere)).containsExactlyInAnyOrder("B-north", "B-south", "B-nowhere");
        assertThat(operations.queue.counts(everywhere)).containsEntry(OrderState.RECEIVED, 3L);
    }

    @Test
    void a_dispatcher_of_an_area_sees_its_orders_and_those_without_a_zone() {
        assertThat(devices(ofNorth)).containsExactlyInAnyOrder("B-north", "B-nowhere");
        assertThat(operations.queue.counts(ofNorth)).containsEntry(OrderState.RECEIVED, 2L);
    }

    @Test
    void pages_are_as_long_as_asked_for_because_the_database_filters() {
        assertThat(operations
                        .queue
                        .page(OrderFilter.UNRESTORED, 2, Optional.empty(), ofNorth)
                        .items())
                .hasSize(2);
        assertThat(operations
                        .queue
                        .page(OrderFilter.UNRESTORED, 2, Optional.empty(), ofNorth)
                        .nextCursor())
                .isEmpty();
    }

    @Test
    void a_dispatcher_of_an_area_sees_its_crews_and_those_without_a_zone() {
        crew("crew-north", Optional.of("north"));
        crew("crew-south", Optional.of("south"));
        crew("crew-nowhere", Optional.empty());

        assertThat(crews(everywhere)).containsExactlyInAnyOrder("crew-north", "crew-south", "crew-nowhere");
        assertThat(crews(ofNorth)).containsExactlyInAnyOrder("crew-north", "crew-nowhere");
    }

    private void order(String device, Optional<String> zone) {
        OrderOpening opening = OrderOpening.forDevice(new ElementKey("gis", device), device)
                .affecting(1, 0)
                .because(Optional.of("all dark"), Optional.empty())
                .inZone(zone);
        database.inTransaction(() -> operations.dispatch.open(opening, everywhere));
    }

    private void crew(String name, Optional<String> zone) {
        database.inTransaction(() -> operations.roster.keep(
                new CrewRegistration(name, name, List.of(), zone, Optional.empty(), Optional.empty()), everywhere));
    }

    private List<String> devices(Actor actor) {
        return operations.queue.page(OrderFilter.UNRESTORED, 10, Optional.empty(), actor).items().stream()
                .map(OrderView::deviceName)
                .toList();
    }

    private List<String> crews(Actor actor) {
        return operations.roster.page(Optional.empty(), Optional.empty(), 10, Optional.empty(), actor).items().stream()
                .map(CrewView::name)
                .toList();
    }
}
