package org.switchboard.benchmarks.verdict;

import java.util.Optional;
import org.switchboard.interaction.model.Symptom;

/**
 * Who calls, and why.
 *
 * @param symptom empty when the agent has not asked yet
 * @param incident the one that touches the place, or whose devices feed it
 * @param ping what the meter said to a ping just before; empty when nobody asked it
 */
record Caller(Place place, Optional<Symptom> symptom, Optional<Incident> incident, Optional<Boolean> ping) {

    /** Says that supply is missing or bad. */
    boolean reportsLoss() {
        return symptom.filter(s -> s == Symptom.NO_SUPPLY || s == Symptom.PART_OF_PREMISES || s == Symptom.LOW_VOLTAGE)
                .isPresent();
    }

    boolean reportsDanger() {
        return symptom.filter(Symptom.DANGER::equals).isPresent();
    }

    Caller pinged(boolean answered) {
        return new Caller(place, symptom, incident, Optional.of(answered));
    }

    boolean isUnder(Incident.Kind kind) {
        return incident.filter(each -> each.kind() == kind).isPresent();
    }
}
