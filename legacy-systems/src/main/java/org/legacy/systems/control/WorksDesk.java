package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;
import org.legacy.systems.works.StatusCode;
import org.legacy.systems.works.Ticket;
import org.legacy.systems.works.WorksBook;

/** What the crews do with their jobs, and what the dispatching system truly holds. */
final class WorksDesk {

    private static final Map<String, StatusCode> WORDS = Map.of(
            "set-out", StatusCode.SET_OUT,
            "arrived", StatusCode.ARRIVED,
            "powered", StatusCode.POWERED,
            "filed", StatusCode.FILED,
            "void", StatusCode.VOID);

    private final WorksBook book;

    WorksDesk(WorksBook book) {
        this.book = book;
    }

    /** {@code POST /works/{reference}/report} with {@code {"status":"arrived","memo":"…"}}. */
    Reply report(Request request) {
        List<String> path = request.path();
        ControlService.demand(request, "POST");
        if (path.size() != 3 || !path.get(2).equals("report")) {
            throw ControlService.notFound();
        }
        JsonNode json = request.json();
        String word = Fields.requiredText(json, "status");
        StatusCode status = WORDS.get(word);
        if (status == null) {
            throw new Refusal(
                    400, "The field status must be set-out, arrived, powered, filed or void, not " + word + ".");
        }
        return book.report(path.get(1), status, Fields.text(json, "memo").orElse(""))
                .map(ticket -> Reply.json(200, describe(ticket)))
                .orElseThrow(() -> new Refusal(404, "The crews have no job with the reference " + path.get(1) + "."));
    }

    /** Every job, one a line. */
    Reply truth() {
        List<String> lines = new ArrayList<>();
        book.each(ticket -> lines.add(describe(ticket).toString()));
        return Reply.lines(out -> out.write(
                String.join("", lines.stream().map(line -> line + "\n").toList())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode describe(Ticket ticket) {
        ObjectNode json = Json.object()
                .put("ticket_no", ticket.number())
                .put("ext_ref", ticket.reference())
                .put("stat_code", ticket.status().digits())
                .put("dev_code", ticket.order().device())
                .put("team", ticket.order().team())
                .put("memo", ticket.order().memo())
                .put("repetitions", ticket.repetitions());
        ArrayNode received = json.putArray("received");
        ticket.receipts().forEach(receipt -> received.addObject()
                .put("msg_id", receipt.messageId())
                .put("stat_code", receipt.status().digits())
                .put("at", receipt.at().toString()));
        return json;
    }
}
