package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;
import org.legacy.systems.scada.Outstation;

/** What the control port says and asks of the SCADA station beyond its faults. */
final class StationDesk {

    private static final long MOST_A_SECOND = 20_000;
    private static final long LONGEST_SECONDS = 3_600;

    private final Outstation station;

    StationDesk(Outstation station) {
        this.station = station;
    }

    Reply answer(Request request) {
        List<String> path = request.path();
        if (path.size() == 2 && path.get(1).equals("chatter")) {
            ControlService.demand(request, "POST");
            JsonNode requested = request.json();
            int rate = number(requested, "eventsPerSecond", MOST_A_SECOND);
            int seconds = number(requested, "seconds", LONGEST_SECONDS);
            if (!station.chatter().begin(rate, seconds)) {
                throw new Refusal(409, "The switches are bouncing already.");
            }
            return state(202);
        }
        if (path.size() != 1) {
            throw ControlService.notFound();
        }
        ControlService.demand(request, "GET");
        return state(200);
    }

    private Reply state(int status) {
        return Reply.json(
                status,
                Json.object()
                        .put("objectsSent", station.objectsSent())
                        .put("chattering", station.chatter().isRunning())
                        .put("chatterEvents", station.chatter().events()));
    }

    private static int number(JsonNode json, String field, long most) {
        long number =
                Fields.number(json, field).orElseThrow(() -> new Refusal(400, "The field " + field + " is missing."));
        if (number < 1 || number > most) {
            throw new Refusal(400, "The field " + field + " must be from 1 to " + most + ", not " + number + ".");
        }
        return (int) number;
    }
}
