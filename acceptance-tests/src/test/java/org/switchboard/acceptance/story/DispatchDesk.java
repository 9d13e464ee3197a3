package org.switchboard.acceptance.story;

import java.util.Set;
import org.switchboard.launcher.Workbench;

/** What a dispatcher does, through the interface. */
public final class DispatchDesk {

    private static final Set<String> CANCELLABLE = Set.of("received", "assigned", "enRoute", "onSite");

    private final Api dispatcher;

    public DispatchDesk(Workbench workbench) {
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

    /** @return the id of the device's repair order */
    public long order(String device) {
        return dispatcher
                .post("work-orders", Json.object().put("networkElementKey", device))
                .ok()
                .path("id")
                .asLong();
    }

    /** So that no order of one story explains an outage of the next. */
    public void cancelAll() {
        Json.each(dispatcher.get("work-orders?limit=200").ok().path("items"))
                .filter(order -> CANCELLABLE.contains(order.path("state").asText()))
                .forEach(order -> dispatcher
                        .patch(
                                "work-orders/" + order.path("id").asLong(),
                                Json.object().put("state", "cancelled").put("note", "story is over"))
                        .ok());
    }

    public void assign(long order, long crew) {
        dispatcher
                .patch(
                        "work-orders/" + order,
                        Json.object().put("state", "assigned").put("crewId", crew))
                .ok();
    }
}
