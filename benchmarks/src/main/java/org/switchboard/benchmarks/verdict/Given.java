package org.switchboard.benchmarks.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;

/**
 * The verdict that Switchboard gave on a place.
 *
 * @param confidence that it stated
 * @param evidence its kinds, those against with a minus
 */
record Given(Cause cause, Basis basis, double confidence, Optional<String> device, List<String> evidence) {

    /** @param answer to the question for the verdict on a customer */
    static Given of(JsonNode answer, Place place) {
        for (JsonNode point : answer.path("usagePoints")) {
            if (point.path("usagePointKey").asText().equals(place.usagePoint())) {
                return of(point.path("verdict"));
            }
        }
        throw new IllegalStateException("no verdict on " + place.usagePoint() + " in " + answer);
    }

    private static Given of(JsonNode verdict) {
        List<String> evidence = new ArrayList<>();
        verdict.path("evidence")
                .forEach(fact -> evidence.add(switch (fact.path("bearing").asText()) {
                            case "AGAINST" -> "-";
                            case "MISSING" -> "?";
                            default -> "";
                        }
                        + fact.path("kind").asText()
                        + (List.of("FRESH", "LIVE").contains(fact.path("state").asText()) ? "" : "(old)")));
        return new Given(
                Cause.valueOf(verdict.path("cause").asText()),
                Basis.valueOf(verdict.path("basis").asText()),
                verdict.path("confidence").asDouble(),
                Optional.of(verdict.path("networkElementKey").asText()).filter(key -> !key.isEmpty()),
                evidence);
    }
}
