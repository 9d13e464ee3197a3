package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ground truth of the city at one time of a round, from its control port.
 *
 * @param losses by service point, why it has no supply
 * @param reportedLoss service points whose smart meter has reported a loss of supply that was received
 * @param back service points whose smart meter has reported that supply is back
 * @param cutAccounts disconnected for debt
 */
record Truths(Map<String, Loss> losses, Set<String> reportedLoss, Set<String> back, Set<String> cutAccounts) {

    private static final String DEBT = "debt";

    /** @param device the one nearest to the substation */
    record Loss(String why, String device) {}

    static Truths read(CityControl city, Set<String> cutAccounts) {
        Map<String, Loss> losses = new HashMap<>();
        for (JsonNode line : city.truth("dark")) {
            if (!line.path("why").asText().equals(DEBT)) {
                losses.put(
                        line.path("sp").asText(),
                        new Loss(line.path("why").asText(), line.path("device").asText()));
            }
        }
        Set<String> reportedLoss = new HashSet<>();
        Set<String> back = new HashSet<>();
        for (JsonNode meter : city.truth("meter-states")) {
            String event = meter.at("/said/evt").asText();
            if (event.equals("last-gasp") && !meter.at("/said/lost").asBoolean()) {
                reportedLoss.add(meter.path("sp").asText());
            } else if (event.equals("power-up")) {
                back.add(meter.path("sp").asText());
            }
        }
        return new Truths(losses, reportedLoss, back, Set.copyOf(cutAccounts));
    }

    Optional<Loss> lossAt(Place place) {
        return Optional.ofNullable(losses.get(place.servicePoint()));
    }

    boolean isCut(Place place) {
        return cutAccounts.contains(place.account());
    }

    /** Neither the network nor a debt keeps supply from it. */
    boolean hasSupply(Place place) {
        return lossAt(place).isEmpty() && !isCut(place);
    }

    /** Breakers of feeders whose first section has no supply by a fault of the trunk. */
    Set<String> deadBreakers(List<Place> places) {
        Set<String> dead = new HashSet<>();
        places.stream()
                .filter(place -> place.path().stream().noneMatch(device -> device.startsWith("LS-")))
                .filter(place -> lossAt(place)
                        .filter(loss -> place.path().indexOf(loss.device()) <= 2)
                        .isPresent())
                .forEach(place -> dead.add(place.path().get(1)));
        return dead;
    }
}
