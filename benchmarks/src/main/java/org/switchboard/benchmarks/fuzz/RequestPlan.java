package org.switchboard.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The request of a number: what is sent depends on the seed and the number alone, whoever sends it. */
final class RequestPlan {

    static final String SOURCE = "fuzz";
    static final String WEBHOOK = "fuzz-hook";

    private static final List<String> IDS = List.of(
            "1",
            "2",
            "3",
            "5",
            "8",
            "13",
            "40",
            "100",
            "200",
            "cis",
            "gis",
            "scada",
            "billing",
            "customers",
            "call/customer/1",
            "TT-1",
            "WO-1",
            "agent2",
            "name",
            "customer",
            "telephones",
            "desk",
            "outages");
    private static final List<String> OTHERS = List.of(
            "/health/ready",
            "/health/live",
            "/health/started",
            "/metrics",
            "/openapi",
            "/session",
            "/drafts/call/customer/1",
            "/push",
            "/favicon.ico",
            "/jakarta.faces.resource/theme.css.xhtml?ln=primefaces-saga",
            "/jakarta.faces.resource/../x",
            "/webhooks/none",
            "/webhooks",
            "/tmf-api/troubleTicket/v4/troubleTicket",
            "/api",
            "/api/v1",
            "/none");

    private final long seed;
    private final List<Operation> operations;
    private final Map<String, JsonNode> schemas;
    private final RecordLines records;
    private final String credentials;
    private final Signature signature;

    /** Signs a delivery for the webhook of the run. */
    interface Signature {
        String of(byte[] body);
    }

    /**
     * @param kind of the endpoint
     * @param recordType of the lines; empty when they are no records that are counted
     * @param lines the records in the body
     * @param faulty whether the request around them has a fault
     */
    record Planned(
            int number, String kind, RequestBytes request, String recordType, List<String> lines, boolean faulty) {}

    RequestPlan(
            long seed,
            List<Operation> operations,
            Map<String, JsonNode> schemas,
            RecordLines records,
            String credentials,
            Signature signature) {
        this.seed = seed;
        this.operations = operations;
        this.schemas = schemas;
        this.records = records;
        this.credentials = credentials;
        this.signature = signature;
    }

    Planned number(int number, PageForms forms) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        HostileValues values = new HostileValues(random);
        boolean faulty = random.nextInt(4) == 0;
        Planned planned =
                switch (random.nextInt(20)) {
                    case 0, 1, 2, 3 -> intake(number, random, values, faulty);
                    case 4, 5 -> webhook(number, random, values, faulty);
                    case 6, 7, 8, 9 -> page(number, random, values, forms, faulty);
                    case 10 -> other(number, random, values, faulty);
                    default -> operation(number, random, values, faulty);
                };
        if (faulty) {
            planned.request().withFault();
        }
        return planned;
    }

    private Planned intake(int number, Random random, HostileValues values, boolean faulty) {
        String type = values.pick(records.types());
        List<String> lines = records.draw(type, number, random);
        boolean preview = random.nextInt(8) == 0;
        String path = "/api/v1/intake/" + SOURCE + "/" + type + (preview ? "/preview" : "");
        RequestBytes request = request(random, values, "POST", path, "application/x-ndjson", String.join("\n", lines));
        return new Planned(
                number,
                preview ? "preview" : "intake",
                request.authorized(credentials),
                preview ? "" : type,
                lines,
                faulty);
    }

    /** One customer a delivery, so that its answer says where it has ended. */
    private Planned webhook(int number, Random random, HostileValues values, boolean faulty) {
        String name = random.nextInt(3) == 0 ? values.node().toString() : "\"李雷\"";
        String record = "{\"id\":\"H" + number + "\",\"name\":" + name + "}";
        String body = "{\"delivery\":\"d" + number + "\",\"events\":[" + record + "]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        RequestBytes request =
                new RequestBytes(random, values, "POST", "/webhooks/" + WEBHOOK, "application/json", bytes);
        if (random.nextInt(6) != 0) {
            request.header("X-Hub-Signature-256", signature.of(bytes));
        }
        return new Planned(
                number,
                "webhook",
                request,
                "customer of the webhook",
                List.of("{\"key\":\"H" + number + "\"}"),
                faulty);
    }

    private Planned page(int number, Random random, HostileValues values, PageForms forms, boolean faulty) {
        String page = values.pick(PageForms.PAGES);
        List<String> query = new ArrayList<>();
        for (String name :
                List.of("customer", "ticket", "order", "q", "state", "article", "source", "review", "place", "lang")) {
            if (random.nextInt(3) == 0) {
                query.add(name + "=" + RequestBytes.encoded(random.nextBoolean() ? values.pick(IDS) : values.text()));
            }
        }
        String target = "/" + page + (query.isEmpty() ? "" : "?" + String.join("&", query));
        RequestBytes request;
        if (random.nextInt(3) == 0) {
            request = request(random, values, "GET", target, null, null);
        } else {
            String form = forms.fields(page).entrySet().stream()
                    .map(field -> RequestBytes.encoded(field.getKey()) + "="
                            + RequestBytes.encoded(random.nextInt(4) == 0 ? values.text() : field.getValue()))
                    .collect(Collectors.joining("&"));
            request = request(random, values, "POST", target, "application/x-www-form-urlencoded", form);
            if (random.nextBoolean()) {
                request.header("Faces-Request", "partial/ajax");
            }
        }
        return new Planned(number, "page", request.header("Cookie", forms.cookies()), "", List.of(), faulty);
    }

    private Planned other(int number, Random random, HostileValues values, boolean faulty) {
        String body = random.nextInt(3) == 0 ? values.node().toString() : null;
        RequestBytes request =
                request(random, values, body == null ? "GET" : "POST", values.pick(OTHERS), "application/json", body);
        return new Planned(
                number,
                "other",
                random.nextBoolean() ? request.authorized(credentials) : request,
                "",
                List.of(),
                faulty);
    }

    private Planned operation(int number, Random random, HostileValues values, boolean faulty) {
        Operation operation = values.pick(operations);
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().split("/")) {
            if (!part.isEmpty()) {
                path.append('/').append(part.startsWith("{") ? RequestBytes.encoded(id(random, values)) : part);
            }
        }
        String query = operation.query().stream()
                .filter(name -> random.nextBoolean())
                .map(name ->
                        name + "=" + RequestBytes.encoded(random.nextInt(3) == 0 ? values.pick(IDS) : values.text()))
                .collect(Collectors.joining("&"));
        String body = operation.body() == null
                ? null
                : values.like(operation.body(), schemas, 0).toString();
        String type =
                operation.path().equals("/api/v1/knowledge/articles") ? "application/x-ndjson" : "application/json";
        RequestBytes request =
                request(random, values, operation.method(), path + (query.isEmpty() ? "" : "?" + query), type, body);
        operation.headers().forEach(name -> {
            if (random.nextInt(3) == 0) {
                request.header(
                        name, values.pick(List.of("\"0\"", "\"1\"", "*", "\"\"", "x", "\"99999999999999999999\"")));
            }
        });
        return new Planned(number, "api", request.authorized(credentials), "", List.of(), faulty);
    }

    private static String id(Random random, HostileValues values) {
        return random.nextInt(3) == 0 ? values.text() : values.pick(IDS);
    }

    private static RequestBytes request(
            Random random, HostileValues values, String method, String target, String type, String body) {
        return new RequestBytes(
                random, values, method, target, type, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }
}
