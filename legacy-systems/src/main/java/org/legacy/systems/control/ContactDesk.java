package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.legacy.systems.contacts.Contact;
import org.legacy.systems.contacts.ContactLog;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;

/** Makes a customer call the centre, and the log write it down at once. */
final class ContactDesk {

    private final ContactLog log;
    private final Clock clock;

    ContactDesk(ContactLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** {@code POST /contacts} with {@code {"customer":"1000000417","text":"…","telephone":"…"}}: a file with this line. */
    Reply contact(Request request) throws IOException {
        ControlService.demand(request, "POST");
        JsonNode json = request.json();
        Instant now = clock.instant();
        String number = "%012d".formatted(now.toEpochMilli() % 1_000_000_000_000L);
        log.write(
                "contacts-" + now.toEpochMilli() + ".txt",
                List.of(new Contact(
                        number,
                        Fields.requiredText(json, "customer"),
                        Fields.text(json, "telephone").orElse(""),
                        "01",
                        true,
                        now,
                        95,
                        "0101",
                        "OP0001",
                        Fields.requiredText(json, "text"))));
        return Reply.json(201, Json.object().put("number", number));
    }
}
