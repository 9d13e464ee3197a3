package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.switchboard.benchmarks.Program;
import org.switchboard.benchmarks.Program.Answer;

/**
 * Injects incidents into the city and ends them. It keeps the open switches, recorded outages and disconnected
 * accounts. Repair orders are created in Switchboard, through its API.
 */
final class Injector {

    private static final Duration LONGEST_AGO = Duration.ofMinutes(10);

    private final CityControl city;
    private final Town town;
    private final Program dispatcher;
    private Instant began = Instant.now();
    private Instant tiedAt = Instant.EPOCH;

    private final Set<String> openSwitches = new HashSet<>();
    private final Set<String> cutAccounts = new HashSet<>();
    private final Map<String, String> openOutages = new HashMap<>();
    private final Map<String, String> runningPlans = new HashMap<>();
    private final Set<String> orderedDevices = new HashSet<>();

    Injector(CityControl city, Town town, Program dispatcher) {
        this.city = city;
        this.town = town;
        this.dispatcher = dispatcher;
        openSwitches.addAll(town.ties());
        cutAccounts.addAll(town.cutAtStart());
    }

    /** Ends what every start of the city finds, so that each round begins with nothing wrong. */
    void endExistingOutages() {
        city.truth("outages").stream()
                .filter(outage -> outage.path("outg_stat").asInt() != 3)
                .forEach(outage -> city.post("/outages/" + outage.path("id").asText() + "/end"));
        city.truth("planned-outages").stream()
                .filter(plan -> plan.path("plan_stat").asInt() < 3)
                .forEach(plan -> city.post("/planned-outages/" + plan.path("id").asText() + "/cancel"));
    }

    void inject(Incident incident, Random random) {
        String device = incident.device();
        switch (incident.kind()) {
            case BREAKER_OPEN, LINE_SWITCH_OPEN, SECTION_SWITCH_OPEN -> open(device);
            case BREAKER_ORDERED -> {
                open(device);
                order(device);
            }
            case FEEDER_FAILED, SUBSTATION_FAILED, FUSE_FAILED, TRANSFORMER_FAILED, SERVICE_FAILED -> fail(device);
            case TWO_TRANSFORMERS_FAILED, TRANSFORMER_AND_SERVICE_FAILED, TWO_SERVICES_FAILED ->
                incident.devices().forEach(this::fail);
            case PLANNED -> plan(device);
            case KNOWN_OUTAGE -> outage(device, random);
            case ORDERED -> {
                fail(device);
                order(device);
            }
            case ORDER_BELOW_OPEN_BREAKER -> {
                fail(incident.devices().get(1));
                order(incident.devices().get(1));
                open(device);
            }
            case OUTAGE_BELOW_OPEN_BREAKER -> {
                outage(incident.devices().get(1), random);
                open(device);
            }
            case PLAN_BELOW_OPEN_SWITCH -> {
                plan(incident.devices().get(1));
                open(device);
            }
            case FED_THROUGH_TIE -> {
                close(incident.devices().get(1));
                open(device);
                tiedAt = Instant.now();
            }
            case OUTAGE_LEFT_OPEN -> {
                outage(device, random);
                restore(device);
            }
            case ORDER_LEFT_OPEN -> order(device);
            case DEBT -> cut(device);
            case PAID -> {
                cut(device);
                pay(device);
            }
        }
    }

    /** The device is repaired; our own orders stay unchanged, as crews report late. */
    void end(Incident incident) {
        if (incident.kind().concernsAccount()) {
            pay(incident.device());
            return;
        }
        incident.devices().forEach(device -> {
            endRecordedOutages(device);
            restore(device);
        });
    }

    void endAll() {
        List.copyOf(openOutages.keySet()).forEach(this::endRecordedOutages);
        List.copyOf(runningPlans.keySet()).forEach(this::endRecordedOutages);
        city.post("/restore-all");
        openSwitches.clear();
        openSwitches.addAll(town.ties());
        List.copyOf(cutAccounts).stream()
                .filter(account -> !town.cutAtStart().contains(account))
                .forEach(this::pay);
        orderedDevices.clear();
        began = Instant.now();
    }

    private void open(String device) {
        city.post("/devices/" + device + "/open");
        openSwitches.add(device);
    }

    private void close(String device) {
        city.post("/devices/" + device + "/close");
        openSwitches.remove(device);
    }

    private void fail(String device) {
        city.post("/devices/" + device + "/fail");
    }

    /** A switch is in its normal position after it. */
    private void restore(String device) {
        city.post("/devices/" + device + "/restore");
        if (town.ties().contains(device)) {
            openSwitches.add(device);
        } else {
            openSwitches.remove(device);
        }
    }

    private void plan(String device) {
        Instant from = Instant.now();
        ObjectNode plan = CityControl.object()
                .put("from", from.toString())
                .put("to", from.plus(Duration.ofHours(4)).toString());
        plan.putArray("devices").add(device);
        runningPlans.put(device, city.post("/planned-outages", plan).path("id").asText());
    }

    /** Its begin can be before the failure, as it is entered by a person; meters report the time of their own loss. */
    private void outage(String device, Random random) {
        fail(device);
        ObjectNode outage = CityControl.object()
                .put("device", device)
                .put("from", ago(random).toString())
                .put("causeCode", "01")
                .put("cause", "设备故障")
                .put("crewState", random.nextInt(3));
        openOutages.put(device, city.post("/outages", outage).path("id").asText());
    }

    /** Not before the round began. */
    private Instant ago(Random random) {
        Instant now = Instant.now();
        long most =
                Math.min(LONGEST_AGO.toSeconds(), Duration.between(began, now).toSeconds());
        return now.minusSeconds(random.nextInt((int) most + 1));
    }

    private void endRecordedOutages(String device) {
        String outage = openOutages.remove(device);
        if (outage != null) {
            city.post("/outages/" + outage + "/end");
        }
        String plan = runningPlans.remove(device);
        if (plan != null) {
            city.post("/planned-outages/" + plan + "/end");
        }
    }

    private void order(String device) {
        Answer answer = dispatcher.post("work-orders", CityControl.object().put("networkElementKey", device));
        if (!answer.isOk()) {
            throw new IllegalStateException("no repair order for " + device + ": " + answer.body());
        }
        orderedDevices.add(device);
    }

    private void cut(String account) {
        city.post("/accounts/" + account + "/cut-for-debt", CityControl.object().put("amountFen", 25_680));
        cutAccounts.add(account);
    }

    private void pay(String account) {
        city.post("/accounts/" + account + "/pay");
        cutAccounts.remove(account);
    }

    /** When the last section was put on a tie switch. */
    Instant tiedAt() {
        return tiedAt;
    }

    Set<String> openSwitches() {
        return openSwitches;
    }

    Set<String> cutAccounts() {
        return cutAccounts;
    }

    /** Devices with an outage that the GIS has as open. */
    Set<String> outageDevices() {
        return openOutages.keySet();
    }

    /** Devices with a repair order whose supply is not reported back. */
    Set<String> orderedDevices() {
        return orderedDevices;
    }
}
