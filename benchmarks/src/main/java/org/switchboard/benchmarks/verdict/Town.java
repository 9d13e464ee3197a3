package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who is supplied where, read once from the city's ground truth. */
final class Town {

    private static final String STOPPED_FOR_DEBT = "20";
    private static final int TIE_SWITCH = 22;

    private final Map<String, String> fedFrom = new HashMap<>();
    private final Map<String, String> tieOfPair = new HashMap<>();
    private final Map<String, List<Place>> below = new HashMap<>();
    private final Map<String, Place> byServicePoint = new LinkedHashMap<>();
    private final Map<String, String> switchPoints = new HashMap<>();
    private final Map<String, String> voltagePoints = new HashMap<>();
    private final Set<String> cutAtStart = new HashSet<>();

    /** A feeder with what it supplies. */
    record Feeder(String line, String breaker, String upperSwitch, String lowerSwitch, List<String> transformers) {}

    static Town of(CityControl city) {
        Town town = new Town();
        city.truth("network-elements").forEach(town::element);
        city.truth("telemetry-points").forEach(town::point);
        Set<String> smart = city.truth("meters").stream()
                .filter(Town::isLive)
                .filter(meter -> meter.path("mtr_tp").asText().equals("03"))
                .map(meter -> meter.path("up_no").asText())
                .collect(Collectors.toSet());
        Map<String, String> customers = city.truth("accounts").stream()
                .filter(Town::isLive)
                .collect(
                        Collectors.toMap(account -> account.path("acct_no").asText(), account -> account.path("cust_no")
                                .asText()));
        city.truth("usage-points").stream()
                .filter(Town::isLive)
                .filter(point -> customers.containsKey(point.path("acct_no").asText()))
                .forEach(point -> town.place(point, smart, customers));
        return town;
    }

    private static boolean isLive(JsonNode row) {
        return !row.path("del_flg").asText().equals("1");
    }

    private void element(JsonNode element) {
        String id = element.path("id").asText();
        if (!element.path("fed_from").isNull()) {
            fedFrom.put(id, element.path("fed_from").asText());
        }
        if (element.path("dev_type").asInt() == TIE_SWITCH) {
            tieOfPair.put(element.path("fed_from").asText(), id);
            tieOfPair.put(element.path("fed_from_2").asText(), id);
        }
    }

    private void point(JsonNode point) {
        String key = point.path("ca").asText() + ":" + point.path("ioa").asText();
        switch (point.path("meas").asText()) {
            case "POS" -> switchPoints.put(point.path("dev_id").asText(), key);
            case "UAB" -> voltagePoints.put(point.path("dev_id").asText(), key);
            default -> {
                // currents add no information to voltages
            }
        }
    }

    private void place(JsonNode point, Set<String> smart, Map<String, String> customers) {
        String account = point.path("acct_no").asText();
        LinkedList<String> path = new LinkedList<>();
        for (String at = point.path("gis_sp_id").asText(); at != null; at = fedFrom.get(at)) {
            path.addFirst(at);
        }
        Place place = new Place(
                path.getLast(),
                point.path("up_no").asText(),
                customers.get(account),
                account,
                smart.contains(point.path("up_no").asText()),
                path);
        byServicePoint.put(place.servicePoint(), place);
        path.forEach(device ->
                below.computeIfAbsent(device, key -> new ArrayList<>()).add(place));
        if (point.path("con_sts").asText().equals(STOPPED_FOR_DEBT)) {
            cutAtStart.add(account);
        }
    }

    List<Place> places() {
        return List.copyOf(byServicePoint.values());
    }

    Place at(String servicePoint) {
        return byServicePoint.get(servicePoint);
    }

    List<Place> below(String device) {
        return below.getOrDefault(device, List.of());
    }

    /** Everything that feeds a place, and the places' service points. */
    Set<String> devices() {
        return below.keySet();
    }

    /** Accounts that were cut off for debt before anything was injected. */
    Set<String> cutAtStart() {
        return cutAtStart;
    }

    /** Pairs of feeders that one tie switch joins. */
    List<List<Feeder>> pairs() {
        Map<String, List<Feeder>> pairs = new TreeMap<>();
        below.keySet().stream().filter(id -> id.startsWith("FL-")).sorted().forEach(line -> {
            Feeder feeder = feeder(line);
            pairs.computeIfAbsent(tieOf(feeder), tie -> new ArrayList<>()).add(feeder);
        });
        return List.copyOf(pairs.values());
    }

    String tieOf(Feeder feeder) {
        return tieOfPair.get(feeder.lowerSwitch());
    }

    private Feeder feeder(String line) {
        String number = line.substring("FL-".length());
        return new Feeder(
                line,
                fedFrom.get(line),
                "LS-" + number + "-1",
                "LS-" + number + "-2",
                below(line).stream().map(Place::transformer).distinct().sorted().toList());
    }

    /** The device that feeds another. */
    String above(String device) {
        return fedFrom.get(device);
    }

    /** By device, the key of the telemetry point of its position. */
    Map<String, String> switchPoints() {
        return switchPoints;
    }

    /** By breaker, the key of the telemetry point of its voltage. */
    Map<String, String> voltagePoints() {
        return voltagePoints;
    }

    boolean isTelemetered(String device) {
        return switchPoints.containsKey(device);
    }

    Set<String> ties() {
        return Set.copyOf(tieOfPair.values());
    }
}
