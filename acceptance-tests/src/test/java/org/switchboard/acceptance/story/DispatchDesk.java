package org.switchboard.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.launcher.Workbench;

/** What a dispatcher does, through the interface. */
public final class DispatchDesk {

    private static final List<String> STEPS =
            List.of("received", "assigned", "enRoute", "onSite", "restored", "closed");

    private static final int MOST_ROUNDS = 3;
    private static final Duration METER_EVENT_TIMEOUT = Duration.ofSeconds(120);

    private static final String DEVICES_WITH_TICKETS =
            "select string_agg(distinct element_key, ',') from trouble_ticket where state in"
                    + " ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private static final String OPEN_TICKETS =
            "select string_agg(number, ',') from trouble_ticket where merged_into is null and state in"
                    + " ('ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD')";

    private final Workbench workbench;
    private final Api dispatcher;

    public DispatchDesk(Workbench workbench) {
        this.workbench = workbench;
        dispatcher = Api.as("dispatcher", workbench);
    }

    /** @return the crew's id; the same one when it is there already */
    public long bringCrew(String key, String name) {
        return dispatcher
                .post("crews", Json.object().put("key", key).put("name", name))
                .ok()
                .path("id")
                .asLong();
    }

    /** A device that only we know of. */
    public void bringDevice(String key) {
        Api.as("integrator", workbench)
                .postLines(
                        "intake/elsewhere/network-element",
                        Json.object()
                                .put("key", key)
                                .put("kind", "transformer")
                                .put("name", key)
                                .toString())
                .ok();
    }

    public String number(long order) {
        return dispatcher.get("work-orders/" + order).ok().path("number").asText();
    }

    /** @return the id of the device's repair order */
    public long order(String device) {
        return dispatcher
                .post("work-orders", Json.object().put("networkElementKey", device))
                .ok()
                .path("id")
                .asLong();
    }

    /** So that no order and no ticket of one story explains an outage of the next. */
    public void restoreAll() {
        // an order does not take in again what was detached from it; the next one does
        for (int round = 0;
                round == 0 || round < MOST_ROUNDS && !devicesWithTickets().isEmpty();
                round++) {
            devicesWithTickets().forEach(this::order);
            long crew = bringCrew("tidy-crew", "收尾班");
            Json.each(dispatcher.get("work-orders?limit=200").ok().path("items"))
                    .filter(order -> STEPS.contains(order.path("state").asText()))
                    .forEach(order -> restore(
                            order.path("id").asLong(), order.path("state").asText(), crew));
        }
        openTickets().forEach(number -> Api.as("supervisor", workbench)
                .patch(
                        "tickets/" + number,
                        Json.object().put("state", "cancelled").put("note", "the story is over"))
                .ok());
    }

    private List<String> devicesWithTickets() {
        return listed(DEVICES_WITH_TICKETS);
    }

    /** What no order takes in: other matters than faults, and places that are no device. */
    private List<String> openTickets() {
        return listed(OPEN_TICKETS);
    }

    private List<String> listed(String question) {
        return Optional.ofNullable(workbench.database().ask(question)).stream()
                .flatMap(keys -> Stream.of(keys.split(",")))
                .filter(key -> !key.isBlank())
                .toList();
    }

    private void restore(long order, String state, long crew) {
        for (String next : STEPS.subList(STEPS.indexOf(state) + 1, STEPS.size())) {
            ObjectNode step = Json.object().put("state", next);
            if (next.equals("assigned")) {
                step.put("crewId", crew);
            }
            if (next.equals("restored")) {
                awaitSupply(order);
            }
            dispatcher.patch("work-orders/" + order, step).ok();
        }
    }

    /** Until no meter and no switch below the order reads dark: power-ups come a few at a time. */
    public void awaitSupply(long order) {
        Desk.await("supply below order " + order, METER_EVENT_TIMEOUT).untilAsserted(() -> {
            JsonNode dark =
                    dispatcher.get("work-orders/" + order + "/still-dark").ok();
            assertThat(dark.path("meters").asInt() + dark.path("switches").asInt())
                    .as(dark.toString())
                    .isZero();
        });
    }

    public void assign(long order, long crew) {
        dispatcher
                .patch(
                        "work-orders/" + order,
                        Json.object().put("state", "assigned").put("crewId", crew))
                .ok();
    }
}
