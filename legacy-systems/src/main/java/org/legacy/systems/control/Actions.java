package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Device;
import org.legacy.systems.gis.KnownOutage;
import org.legacy.systems.gis.OutageBook;
import org.legacy.systems.gis.PlannedOutage;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.Refusal;

/**
 * All actions outside the customer system's own database, as JSON objects with the action's name in {@code do}. An
 * action is performed and written to the journal, or repeated from the journal with its original time.
 */
public final class Actions {

    private static final Duration UNTIL_REPAIRED = Duration.ofHours(3);

    private final World world;
    private final Journal journal;
    private final Clock clock;

    public Actions(World world, Journal journal, Clock clock) {
        this.world = world;
        this.journal = journal;
        this.clock = clock;
    }

    static ObjectNode action(String what) {
        return Json.object().put("do", what);
    }

    /** Does an action now. */
    synchronized void perform(ObjectNode action) throws IOException {
        Instant now = clock.instant();
        carryOut(action, now);
        journal.append(action.put("at", now.toString()));
    }

    /** Does again what was done before the last stop. */
    public synchronized void repeatAll() throws IOException {
        for (JsonNode action : journal.read()) {
            carryOut(action, Instant.parse(action.get("at").asText()));
        }
    }

    private void carryOut(JsonNode action, Instant at) {
        try {
            perform(action, at);
        } catch (IllegalStateException e) {
            throw new Refusal(409, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, e.getMessage());
        }
    }

    private void perform(JsonNode action, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, LocalTime.ZONE);
        switch (action.get("do").asText()) {
            case "open" -> world.grid().operate(device(action), true, at);
            case "close" -> world.grid().operate(device(action), false, at);
            case "fail" -> world.grid().fail(device(action), at);
            case "restore" -> world.grid().restore(device(action), at);
            case "restore-all" -> restoreAll(at);
            case "cut-for-debt" ->
                world.ledger()
                        .cutOff(
                                action.get("account").asInt(),
                                action.get("amountFen").asLong(),
                                day);
            case "pay" -> world.ledger().pay(action.get("account").asInt(), day);
            case "connect" ->
                world.collections()
                        .elementChanged(
                                world.servicePoints().connect(device(action).index()), at);
            case "delete-customer" ->
                world.closedAccounts()
                        .addAll(world.accountsOf(action.get("customer").asInt()));
            case "enter-outage" -> world.outages().enter(outage(action, at), at);
            case "alter-outage" -> world.outages().alter(id(action), alteration(action), at);
            case "end-outage" -> world.outages().end(id(action), at);
            case "enter-plan" -> world.outages().enter(plan(action), at);
            case "postpone-plan" -> world.outages().postpone(id(action), Fields.requiredMoment(action, "to"), at);
            case "end-plan" -> world.outages().close(id(action), PlannedOutage.FINISHED, at);
            case "cancel-plan" -> world.outages().close(id(action), PlannedOutage.CANCELLED, at);
            default -> throw new IllegalArgumentException("Nobody knows how to " + action.get("do") + ".");
        }
    }

    /** Back to how every start finds the network: all normal but what an open outage of the GIS has truly broken. */
    private void restoreAll(Instant at) {
        world.grid().restoreAll(at);
        world.outages().openAndReal().forEach(outage -> world.grid().fail(outage.device(), outage.from()));
    }

    Device find(String id) {
        return world.servicePoints().find(id).orElseThrow(() -> new Refusal(404, "There is no device " + id + "."));
    }

    private Device device(JsonNode action) {
        return find(Fields.requiredText(action, "device"));
    }

    private static String id(JsonNode action) {
        return Fields.requiredText(action, "id");
    }

    private KnownOutage outage(JsonNode action, Instant at) {
        Instant from = Fields.moment(action, "from").orElse(at);
        return new KnownOutage(
                id(action),
                device(action),
                from,
                Optional.of(Fields.moment(action, "estimatedRestoration").orElse(at.plus(UNTIL_REPAIRED))),
                Optional.empty(),
                Fields.text(action, "causeCode").orElse("09"),
                Fields.text(action, "cause").orElse("原因待查"),
                Fields.number(action, "crewState").orElse(0L).intValue(),
                Fields.number(action, "state").orElse((long) KnownOutage.OPEN).intValue(),
                action.path("fail").asBoolean(false));
    }

    private static OutageBook.Alteration alteration(JsonNode action) {
        return new OutageBook.Alteration(
                Fields.moment(action, "estimatedRestoration"),
                Fields.number(action, "crewState").map(Long::intValue),
                Fields.number(action, "state").map(Long::intValue),
                Fields.text(action, "cause"));
    }

    private PlannedOutage plan(JsonNode action) {
        List<Device> devices = new ArrayList<>();
        action.path("devices").forEach(id -> devices.add(find(id.asText())));
        return new PlannedOutage(
                id(action),
                devices,
                Fields.requiredMoment(action, "from"),
                Fields.requiredMoment(action, "to"),
                Fields.text(action, "reason").orElse("计划检修"),
                PlannedOutage.APPROVED);
    }
}
