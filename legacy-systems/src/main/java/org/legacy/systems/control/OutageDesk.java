package org.legacy.systems.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;

/** Enters, alters and ends the outages and the plans of the GIS. */
final class OutageDesk {

    private final World world;
    private final Actions actions;

    OutageDesk(World world, Actions actions) {
        this.world = world;
        this.actions = actions;
    }

    Reply outages(Request request) throws IOException {
        List<String> path = request.path();
        if (path.size() == 1) {
            ControlService.demand(request, "POST");
            synchronized (actions) {
                String id = world.outages().nextOutageId();
                actions.perform(named("enter-outage", id, request));
                return feature(201, "outages", id);
            }
        }
        String id = path.get(1);
        if (world.outages().outage(id).isEmpty()) {
            throw new Refusal(404, "There is no outage " + id + ".");
        }
        if (path.size() == 2 && request.method().equals("PATCH")) {
            actions.perform(named("alter-outage", id, request));
        } else if (path.size() == 3 && path.get(2).equals("end")) {
            ControlService.demand(request, "POST");
            actions.perform(named("end-outage", id, request));
        } else {
            throw ControlService.notFound();
        }
        return feature(200, "outages", id);
    }

    Reply plans(Request request) throws IOException {
        List<String> path = request.path();
        if (path.size() == 1) {
            ControlService.demand(request, "POST");
            synchronized (actions) {
                String id = world.outages().nextPlanId();
                actions.perform(named("enter-plan", id, request));
                return feature(201, "planned_outages", id);
            }
        }
        String id = path.get(1);
        if (world.outages().plan(id).isEmpty()) {
            throw new Refusal(404, "There is no planned outage " + id + ".");
        }
        if (path.size() == 2 && request.method().equals("PATCH")) {
            actions.perform(named("postpone-plan", id, request));
        } else if (path.size() == 3 && List.of("end", "cancel").contains(path.get(2))) {
            ControlService.demand(request, "POST");
            actions.perform(named(path.get(2) + "-plan", id, request));
        } else {
            throw ControlService.notFound();
        }
        return feature(200, "planned_outages", id);
    }

    private static ObjectNode named(String what, String id, Request request) {
        ObjectNode action = (ObjectNode) request.json();
        return action.put("do", what).put("id", id);
    }

    private Reply feature(int status, String collection, String id) {
        return Reply.json(
                status,
                world.collections().find(collection).orElseThrow().find(id).orElseThrow());
    }
}
