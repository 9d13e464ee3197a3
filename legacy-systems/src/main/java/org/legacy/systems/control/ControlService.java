package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.gate.Fault;
import org.legacy.systems.gate.Gate;
import org.legacy.systems.gate.GateMode;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.JsonService;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;
import org.legacy.systems.meters.HeadEnd;
import org.legacy.systems.meters.SupplyLog;

/** The control port; its calls are listed in the README. */
public final class ControlService implements JsonService.Route, AutoCloseable {

    private static final int THREADS = 8;
    private static final long LONGEST_DELAY_MILLIS = 600_000;

    private final Map<String, Gate> gates;
    private final Readiness readiness;
    private final Clock clock;
    private final JsonService server;

    /** @throws BindException when the port is taken */
    public ControlService(int port, Map<String, Gate> gates, Readiness readiness, Clock clock) throws IOException {
        this.gates = gates;
        this.readiness = readiness;
        this.clock = clock;
        this.server = new JsonService("control", port, THREADS, this);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Reply refuse(Request request, int status, String sentence) {
        return Reply.json(status, Json.object().put("error", sentence));
    }

    @Override
    public Reply answer(Request request) throws SQLException, IOException {
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.get(0);
        if (first.equals("ready")) {
            return ready();
        }
        if (first.equals("systems")) {
            return systems(request);
        }
        Readiness.Controls controls = readiness
                .controls()
                .orElseThrow(
                        () -> new Refusal(503, "The legacy systems are not ready yet: " + readiness.phase() + "."));
        World world = controls.world();
        Truth truth = new Truth(world);
        return switch (first) {
            case "truth" -> {
                demand(request, "GET");
                if (path.size() < 2) {
                    throw notFound();
                }
                yield truth.answer(request);
            }
            case "devices" -> device(request, controls);
            case "restore-all" -> {
                demand(request, "POST");
                controls.actions().perform(Actions.action("restore-all"));
                yield done();
            }
            case "customers" -> customers(request, new CustomerDesk(world, controls.actions(), clock), truth);
            case "accounts" -> accounts(request, new CustomerDesk(world, controls.actions(), clock), truth);
            case "outages" -> new OutageDesk(world, controls.actions()).outages(request);
            case "contacts" -> new ContactDesk(world.contacts(), clock).contact(request);
            case "works" -> new WorksDesk(world.works()).report(request);
            case "meters" -> {
                demand(request, "GET");
                yield Reply.json(200, meters(world, controls.headEnd()));
            }
            case "scada" -> new StationDesk(controls.station()).answer(request);
            case "planned-outages" -> new OutageDesk(world, controls.actions()).plans(request);
            default -> throw notFound();
        };
    }

    private static ObjectNode meters(World world, HeadEnd headEnd) {
        SupplyLog.Counts counts = world.meters().log().counts();
        return Json.object()
                .put("lastGasps", counts.lastGasps())
                .put("lostLastGasps", counts.lostLastGasps())
                .put("powerUps", counts.powerUps())
                .put("pings", headEnd.pings());
    }

    private Reply ready() {
        boolean up = readiness.controls().isPresent();
        ObjectNode json = Json.object().put("ready", up).put("phase", readiness.phase());
        return Reply.json(up ? 200 : 503, json);
    }

    private Reply systems(Request request) throws IOException {
        List<String> path = request.path();
        if (path.size() == 1) {
            demand(request, "GET");
            ObjectNode json = Json.object();
            gates.values().forEach(gate -> json.set(gate.system(), state(gate)));
            return Reply.json(200, json);
        }
        Gate gate = gates.get(path.get(1));
        if (gate == null || path.size() != 3 || !path.get(2).equals("fault")) {
            throw new Refusal(404, "There is no such system; there are " + String.join(", ", gates.keySet()) + ".");
        }
        try {
            if (request.method().equals("DELETE")) {
                gate.set(Fault.NONE);
            } else {
                demand(request, "PUT");
                gate.set(fault(request.json()));
            }
        } catch (BindException e) {
            throw new Refusal(409, "Port " + gate.port() + " was taken by another program meanwhile.");
        }
        return Reply.json(200, state(gate));
    }

    private static Fault fault(JsonNode json) {
        String word = Fields.requiredText(json, "mode");
        GateMode mode = GateMode.of(word)
                .orElseThrow(() -> new Refusal(
                        400, "The field mode must be up, slow, hang, killed or garbage, not " + word + "."));
        long delay = Fields.number(json, "delayMs").orElse(mode == GateMode.SLOW ? 1_000L : 0L);
        if (delay < 0 || delay > LONGEST_DELAY_MILLIS) {
            throw new Refusal(
                    400, "The field delayMs must be from 0 to " + LONGEST_DELAY_MILLIS + ", not " + delay + ".");
        }
        return new Fault(mode, Duration.ofMillis(delay));
    }

    private static ObjectNode state(Gate gate) {
        return Json.object()
                .put("port", gate.port())
                .put("mode", gate.fault().mode().word())
                .put("delayMs", gate.fault().delay().toMillis());
    }

    private Reply device(Request request, Readiness.Controls controls) throws IOException {
        List<String> path = request.path();
        if (path.size() < 2 || path.size() > 3) {
            throw notFound();
        }
        Device device = controls.actions().find(path.get(1));
        if (path.size() == 3) {
            demand(request, "POST");
            String what = path.get(2);
            if (!List.of("open", "close", "fail", "restore").contains(what)) {
                throw notFound();
            }
            controls.actions().perform(Actions.action(what).put("device", device.id()));
        } else {
            demand(request, "GET");
        }
        return Reply.json(200, describe(controls.world(), device));
    }

    private static ObjectNode describe(World world, Device device) {
        ObjectNode json = Json.object()
                .put("id", device.id())
                .put("name", world.servicePoints().element(device).name())
                .put(
                        "failedSince",
                        world.grid().failedSince(device).map(Object::toString).orElse(null))
                .put("customersBelow", world.servicePoints().countBelow(device));
        if (device.type().switching()) {
            json.put("open", world.grid().position(device).open())
                    .put("since", world.grid().position(device).since().toString())
                    .put("normallyOpen", device.type() == DeviceType.TIE_SWITCH);
            world.points().positionOf(device).ifPresent(point -> json.put("ioa", point.address()));
        }
        return json;
    }

    private static Reply customers(Request request, CustomerDesk desk, Truth truth) throws SQLException, IOException {
        List<String> path = request.path();
        if (path.size() == 1) {
            demand(request, "POST");
            return Reply.json(201, truth.customer(desk.register(request.json())));
        }
        if (path.size() != 2) {
            throw notFound();
        }
        String number = path.get(1);
        switch (request.method()) {
            case "PATCH" -> desk.change(number, request.json());
            case "DELETE" -> desk.delete(number);
            default -> throw new Refusal(405, "Only PATCH and DELETE are offered here.");
        }
        return Reply.json(200, truth.customer(number));
    }

    private static Reply accounts(Request request, CustomerDesk desk, Truth truth) throws SQLException, IOException {
        List<String> path = request.path();
        demand(request, "POST");
        if (path.size() != 3) {
            throw notFound();
        }
        switch (path.get(2)) {
            case "cut-for-debt" -> desk.cutForDebt(path.get(1), request.json());
            case "pay" -> desk.pay(path.get(1));
            default -> throw notFound();
        }
        return Reply.json(200, truth.customer(desk.customerOf(path.get(1))));
    }

    static void demand(Request request, String method) {
        if (!request.method().equals(method)) {
            throw new Refusal(405, "Only " + method + " is offered here.");
        }
    }

    static Refusal notFound() {
        return new Refusal(404, "There is nothing at this address.");
    }

    static Reply done() {
        return Reply.json(200, Json.object().put("done", true));
    }
}
