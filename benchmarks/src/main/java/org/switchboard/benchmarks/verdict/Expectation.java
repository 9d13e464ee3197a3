package org.switchboard.benchmarks.verdict;

import java.util.Optional;
import java.util.Set;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.benchmarks.verdict.Truths.Loss;

/**
 * The right verdict by the city's ground truth. Without supply it is disconnection for debt, else the announced or
 * actual cause in the network. With supply it depends on what the caller reports.
 *
 * @param device at fault; empty when there is none
 */
record Expectation(Cause cause, Optional<String> device) {

    private static final String PLANNED = "planned-outage";
    private static final String SWITCH_OPEN = "switch-open";

    /** @param announced devices with an outage known to the GIS, or with a repair order of our own */
    static Expectation of(Caller caller, Truths truths, Town town, Set<String> announced) {
        Place place = caller.place();
        if (truths.isCut(place)) {
            return new Expectation(Cause.DISCONNECTED_FOR_DEBT, Optional.empty());
        }
        return truths.lossAt(place)
                .map(loss -> new Expectation(causeOf(loss, place, town, announced), Optional.of(loss.device())))
                .orElseGet(() -> new Expectation(withSupply(caller), Optional.empty()));
    }

    private static Cause causeOf(Loss loss, Place place, Town town, Set<String> announced) {
        if (loss.why().equals(PLANNED)) {
            return Cause.PLANNED_OUTAGE;
        }
        int depth = place.path().indexOf(loss.device());
        if (place.path().subList(0, depth + 1).stream().anyMatch(announced::contains)) {
            return Cause.KNOWN_OUTAGE;
        }
        if (loss.why().equals(SWITCH_OPEN) && town.isTelemetered(loss.device())) {
            return Cause.UPSTREAM_SWITCH_OPEN;
        }
        return loss.device().equals(place.servicePoint()) ? Cause.SINGLE_SERVICE_FAULT : Cause.PROBABLE_OUTAGE;
    }

    private static Cause withSupply(Caller caller) {
        if (caller.reportsDanger()) {
            return Cause.UNKNOWN;
        }
        if (!caller.reportsLoss()) {
            return Cause.NO_FAULT_FOUND;
        }
        boolean inHome = caller.ping().orElse(false)
                && caller.symptom().orElseThrow() != org.switchboard.interaction.model.Symptom.LOW_VOLTAGE;
        return inHome ? Cause.METER_ENERGISED_IN_HOME : Cause.SINGLE_SERVICE_FAULT;
    }
}
