package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.switchboard.benchmarks.AgentBrowser;
import org.switchboard.launcher.Workbench;

/**
 * A customer for each hostile value, with the value in every field that takes it, and an account, a bill, a supply and a
 * contact. Whatever is stored of them has to be shown, on the desk and by the API.
 */
final class HostileCustomers {

    static final String SOURCE = "hostile";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AMOUNTS = List.of("-1234567.895", "0", "1e11", "0.001", "-0.0", "99999999.99");
    private static final List<String> MOMENTS = List.of(
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "2026-11-22T09:15:33+08:00");

    private final HttpClient client;
    private final URI server;
    private final String credentials;
    private final Workbench workbench;

    HostileCustomers(Workbench workbench, String credentials) throws IOException {
        this.workbench = workbench;
        this.client = workbench.server().client();
        this.server = workbench.server().url();
        this.credentials = credentials;
    }

    /** Stores them, and opens each one that was stored.
     *
     * @return what was not shown */
    List<String> storeAndShow(AgentBrowser browser) throws IOException, InterruptedException {
        List<String> texts = HostileValues.TEXTS;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            for (Map.Entry<String, ObjectNode> record : records(i, text).entrySet()) {
                intake(record.getKey(), record.getValue());
            }
        }
        List<String> failed = new ArrayList<>();
        String ids = workbench
                .database()
                .ask("select string_agg(id::text, ' ' order by id) from customer where source = '" + SOURCE + "'");
        for (String id : Arrays.asList(ids.split(" "))) {
            for (String path : List.of("view?refresh=none", "verdict", "fields")) {
                check(failed, "/api/v1/customers/" + id + "/" + path, get("/api/v1/customers/" + id + "/" + path));
            }
            HttpResponse<byte[]> desk = browser.onTheWire(server.resolve("/agentdesk/desk.xhtml?customer=" + id));
            check(failed, "desk of customer " + id, desk.statusCode());
        }
        return failed;
    }

    long stored() {
        return Long.parseLong(
                workbench.database().ask("select count(*) from customer where source = '" + SOURCE + "'"));
    }

    private static void check(List<String> failed, String what, int status) {
        if (status != 200) {
            failed.add(what + ": " + status);
        }
    }

    private Map<String, ObjectNode> records(int number, String text) {
        String key = "K" + number;
        String amount = AMOUNTS.get(number % AMOUNTS.size());
        String moment = MOMENTS.get(number % MOMENTS.size());
        ObjectNode customer = JSON.createObjectNode()
                .put("key", key)
                .put("name", text)
                .put("identityNumber", text)
                .put("tier", text)
                .put("language", text);
        customer.putArray("telephones").add(text);
        customer.putArray("emails").add(text);
        customer.putArray("sensitive").add(text);
        ObjectNode location =
                JSON.createObjectNode().put("key", key).put("longitude", 180).put("latitude", -90);
        location.putObject("address").put("text", text).put("city", text).put("house", text);
        ObjectNode bill = JSON.createObjectNode()
                .put("key", key)
                .put("accountKey", key)
                .put("period", text)
                .put("currency", text.matches("[A-Za-z]{3}") ? text : "ZZZ")
                .put("dueOn", "9999-12-31")
                .put("paidOn", "0001-01-01");
        bill.put("amount", new BigDecimal(amount));
        return Map.of(
                "customer", customer,
                "account",
                        JSON.createObjectNode()
                                .put("key", key)
                                .put("customerKey", key)
                                .put("number", text)
                                .put("status", text)
                                .put("openedOn", "0001-01-01"),
                "service-location", location,
                "usage-point",
                        JSON.createObjectNode()
                                .put("key", key)
                                .put("accountKey", key)
                                .put("serviceLocationKey", key)
                                .put("networkElementKey", text)
                                .put("connectionState", text)
                                .put("phases", text),
                "end-device",
                        JSON.createObjectNode()
                                .put("key", key)
                                .put("usagePointKey", key)
                                .put("serial", text)
                                .put("kind", text)
                                .put("installedOn", "9999-12-31"),
                "customer-bill", bill,
                "interaction",
                        JSON.createObjectNode()
                                .put("key", key)
                                .put("customerKey", key)
                                .put("telephone", text)
                                .put("channel", text)
                                .put("at", moment)
                                .put("reason", text)
                                .put("summary", text)
                                .put("agent", text));
    }

    private void intake(String type, JsonNode record) throws IOException, InterruptedException {
        client.send(
                request("/api/v1/intake/" + SOURCE + "/" + type)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(record.toString()))
                        .build(),
                BodyHandlers.discarding());
    }

    private int get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", credentials);
    }
}
