package org.switchboard.benchmarks.verdict;

import java.util.List;
import java.util.Set;
import org.switchboard.benchmarks.verdict.Incident.Kind;
import org.switchboard.benchmarks.verdict.Incident.Phase;
import org.switchboard.interaction.model.Symptom;

/**
 * Whether what the city made observable suffices to tell the right cause. It looks at what the systems published and at
 * which of them answered, never at what Switchboard stored or concluded. A system counts when it was up and connected
 * from the incident until the question; earlier data of a system that stopped are stale and do not suffice.
 *
 * <ul>
 * <li>Debt: billing answers in time, or the customer register is up. Every other cause needs one of the two as well,
 *     since a debt could be the reason.
 * <li>Plan: the GIS is up.
 * <li>Outage that was announced: the GIS is up, or there is a repair order of our own. Some of these are left open when
 *     supply is back. Therefore the caller has no supply at all, too (danger and partial supply show nothing); or it
 *     can be seen like one that nobody announced; or the caller has not been asked yet, and the meters' system is up.
 * <li>Open switch: the control system is up.
 * <li>Outage that nobody announced: the GIS is up (it could be a plan). For line, breaker and substation the control
 *     system is up, which shows no voltage. Else the meters' system is up, at least two smart meters below the device
 *     reported a loss of supply, one of them below the caller's transformer, and they are at least half of the smart
 *     meters below the device.
 * <li>Fault of a single customer: the GIS is up. The place's own meter reported a loss of supply, or the caller reports
 *     one; and at least three smart meters below the transformer have supply, are the larger part, and their system is
 *     up. An answer to a ping always suffices for a fault at home.
 * <li>No fault: the place has a smart meter whose system is up; or three smart meters below the transformer do; or the
 *     control system and the GIS are up. A ping that a meter with supply did not answer contradicts; so does an
 *     announcement, or a fault that a silent system showed and that is over, unless the place's own meter reported
 *     restored supply or has answered. Where a tie switch feeds a section behind an open switch, the meters' system is
 *     up: the network's records name one feed an element, so that the tie's position does not show whom it feeds.
 * <li>Danger at a place with supply: no data show the cause; UNKNOWN is right.
 * </ul>
 */
final class Sufficiency {

    private static final int SEVERAL = 2;
    private static final int ENOUGH = 3;

    private final RoundPlan plan;
    private final Truths truths;
    private final Town town;
    private final Set<String> ordered;

    /** @param ordered devices with an open repair order */
    Sufficiency(RoundPlan plan, Truths truths, Town town, Set<String> ordered) {
        this.plan = plan;
        this.truths = truths;
        this.town = town;
        this.ordered = Set.copyOf(ordered);
    }

    boolean isGiven(Caller caller, Expectation expected) {
        boolean debtIsKnown = plan.isUp(LegacySystem.BILLING) || plan.isUp(LegacySystem.CIS);
        return debtIsKnown
                && switch (expected.cause()) {
                    case DISCONNECTED_FOR_DEBT -> true;
                    case PLANNED_OUTAGE -> plan.isUp(LegacySystem.GIS);
                    case KNOWN_OUTAGE ->
                        isAnnouncedOutage(caller, expected.device().orElseThrow());
                    case UPSTREAM_SWITCH_OPEN -> plan.isUp(LegacySystem.SCADA);
                    case PROBABLE_OUTAGE ->
                        isSeenOutage(caller, expected.device().orElseThrow());
                    case SINGLE_SERVICE_FAULT -> isSeenSingleFault(caller);
                    case METER_ENERGISED_IN_HOME -> true;
                    case NO_FAULT_FOUND -> isSeenSupply(caller);
                    case UNKNOWN -> false;
                };
    }

    private boolean isAnnouncedOutage(Caller caller, String device) {
        boolean announced =
                plan.isUp(LegacySystem.GIS) || caller.place().path().stream().anyMatch(ordered::contains);
        boolean mayHaveSupply =
                caller.symptom().filter(Symptom.NO_SUPPLY::equals).isEmpty();
        boolean notAsked = caller.symptom().isEmpty() && plan.isUp(LegacySystem.METERS);
        return announced && (!mayHaveSupply || notAsked || isMeasuredOutage(caller, device));
    }

    private boolean isSeenOutage(Caller caller, String device) {
        return plan.isUp(LegacySystem.GIS) && isMeasuredOutage(caller, device);
    }

    private boolean isMeasuredOutage(Caller caller, String device) {
        Place place = caller.place();
        if (place.path().indexOf(device) <= place.path().indexOf(place.feeder()) && plan.isUp(LegacySystem.SCADA)) {
            return true;
        }
        List<Place> smart = smartBelow(device);
        long reported = smart.stream().filter(this::hasLossReport).count();
        return plan.isUp(LegacySystem.METERS)
                && reported >= SEVERAL
                && 2 * reported >= smart.size()
                && smartBelow(place.transformer()).stream().anyMatch(this::hasLossReport);
    }

    private boolean isSeenSingleFault(Caller caller) {
        return plan.isUp(LegacySystem.GIS)
                && (caller.reportsLoss() || caller.place().smart() && hasLossReport(caller.place()))
                && neighboursHaveSupply(caller.place());
    }

    private boolean isSeenSupply(Caller caller) {
        Place place = caller.place();
        boolean answered = caller.ping().orElse(false);
        if (answered) {
            return true;
        }
        boolean ownMeter =
                place.smart() && plan.isUp(LegacySystem.METERS) && caller.ping().isEmpty();
        if (caller.isUnder(Kind.FED_THROUGH_TIE)) {
            return ownMeter || neighboursHaveSupply(place);
        }
        boolean contradicted = caller.ping().isPresent()
                || caller.incident()
                        .filter(incident -> incident.kind().misleads() || incident.phase() == Phase.ENDED)
                        .isPresent();
        if (contradicted) {
            return ownMeter && truths.back().contains(place.servicePoint());
        }
        return ownMeter || neighboursHaveSupply(place) || plan.isUp(LegacySystem.SCADA) && plan.isUp(LegacySystem.GIS);
    }

    private boolean neighboursHaveSupply(Place place) {
        List<Place> smart = smartBelow(place.transformer()).stream()
                .filter(each -> !each.equals(place))
                .toList();
        long supplied =
                smart.stream().filter(each -> truths.lossAt(each).isEmpty()).count();
        return plan.isUp(LegacySystem.METERS) && supplied >= ENOUGH && 2 * supplied > smart.size();
    }

    private boolean hasLossReport(Place place) {
        return truths.reportedLoss().contains(place.servicePoint());
    }

    private List<Place> smartBelow(String device) {
        return town.below(device).stream().filter(Place::smart).toList();
    }
}
