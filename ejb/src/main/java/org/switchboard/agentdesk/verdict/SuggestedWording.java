package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Bearing;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.workorder.model.OrderState;

/**
 * The sentences suggested for a caller, as keys of the bundle {@code messages.verdict}: danger first, then people whose
 * life or work depends on supply, then the matter. No sentence states more than is known: a crew is named only when there
 * is one, and an estimate only while it lies ahead.
 */
final class SuggestedWording {

    private static final List<String> SENSITIVE_WORDED = List.of("life-support", "hospital", "school-in-exams");

    private static final Set<Cause> OF_SUPPLY = EnumSet.of(
            Cause.PLANNED_OUTAGE,
            Cause.KNOWN_OUTAGE,
            Cause.PROBABLE_OUTAGE,
            Cause.UPSTREAM_SWITCH_OPEN,
            Cause.SINGLE_SERVICE_FAULT);

    /** What is recorded or measured of a fault, or of work, on the network. */
    private static final Set<Kind> OF_NETWORK = EnumSet.of(
            Kind.PLAN_RUNNING,
            Kind.OUTAGE_REPORTED,
            Kind.REPAIR_ORDER_UNASSIGNED,
            Kind.REPAIR_ORDER_ASSIGNED,
            Kind.REPAIR_ORDER_EN_ROUTE,
            Kind.REPAIR_ORDER_ON_SITE,
            Kind.SWITCH_OPEN,
            Kind.FEEDER_DEAD,
            Kind.METERS_DARK);

    private final Verdict verdict;
    private final Instant now;

    SuggestedWording(Verdict verdict, Instant now) {
        this.verdict = verdict;
        this.now = now;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (reported(Symptom.DANGER)) {
            sentences.add("words.danger");
        }
        if (!verdict.sensitive().isEmpty() && verdict.isWithoutSupply()) {
            sentences.add("words.sensitive."
                    + SENSITIVE_WORDED.stream()
                            .filter(verdict.sensitive()::contains)
                            .findFirst()
                            .orElse("other"));
        }
        sentences.addAll(concernsAccount() && OF_SUPPLY.contains(verdict.cause()) ? besideAccount() : ofCause());
        if (concernsAccount() && verdict.cause() != Cause.DISCONNECTED_FOR_DEBT) {
            sentences.add("words.account");
        }
        return sentences;
    }

    private boolean concernsAccount() {
        return verdict.symptom().filter(Symptom::concernsAccount).isPresent();
    }

    /** A loss of supply beside a question about the account is asked about; nothing is recorded for it yet. */
    private List<String> besideAccount() {
        return List.of(
                verdict.cause() == Cause.SINGLE_SERVICE_FAULT ? "words.beside.meter" : "words.beside.outage",
                "words.supply");
    }

    private List<String> ofCause() {
        String key = "words." + verdict.cause();
        return switch (verdict.cause()) {
            case DISCONNECTED_FOR_DEBT -> List.of(reported(Symptom.DANGER) ? "words.UNKNOWN.danger" : debt(key));
            case PLANNED_OUTAGE -> planned(key);
            case KNOWN_OUTAGE -> knownOutage(key);
            case PROBABLE_OUTAGE ->
                List.of(key + (verdict.isOld() ? ".old" : verdict.since().isPresent() ? ".since" : ""));
            case UPSTREAM_SWITCH_OPEN -> List.of(key + doubt());
            case METER_ENERGISED_IN_HOME -> List.of(key);
            case SINGLE_SERVICE_FAULT -> List.of(key + ofSingle());
            case NO_FAULT_FOUND -> List.of(key + ofNoFault());
            case UNKNOWN -> List.of(key + ofUnknown());
        };
    }

    private String debt(String key) {
        if (verdict.basis() == Basis.DEBT_PAID) {
            return "words.RECONNECTION";
        }
        return verdict.basis() == Basis.DEBT_LIVE && !verdict.isContradicted() ? key : key + ".old";
    }

    private List<String> planned(String key) {
        List<String> sentences = new ArrayList<>(List.of(key + doubt()));
        if (reported(Symptom.DANGER)) {
            sentences.add("words.UNKNOWN.danger");
        } else if (verdict.supply() != SupplyState.DARK && doubt().isEmpty()) {
            sentences.add("words.supply");
        }
        return sentences;
    }

    /** Old information, or information that other readings contradict, is not worded as a fact. */
    private String doubt() {
        return verdict.isOld() ? ".old" : verdict.isContradicted() ? ".contradicted" : "";
    }

    private List<String> knownOutage(String key) {
        String how = doubt().isEmpty() && verdict.supply() != SupplyState.DARK ? ".recorded" : doubt();
        List<String> sentences = new ArrayList<>(List.of(key + how));
        if (!verdict.isOld()) {
            verdict.crew().map(SuggestedWording::crew).ifPresent(sentences::add);
            sentences.add(verdict.restorationAt()
                    .map(at -> at.isAfter(now) ? "words.until" : "words.passed")
                    .orElse("words.noTime"));
        }
        boolean asks =
                how.equals(".recorded") || verdict.isOld() && verdict.symptom().isEmpty();
        sentences.add(asks ? "words.supply" : "words.callback");
        return sentences;
    }

    private static String crew(OrderState state) {
        return "words.crew."
                + switch (state) {
                    case ASSIGNED, EN_ROUTE, ON_SITE -> state.wireName();
                    default -> "none";
                };
    }

    private String ofSingle() {
        if (verdict.restsOn(Kind.METER_LAST_GASP)) {
            return verdict.basis() == Basis.OWN_LAST_GASP_OLD ? ".old" : ".dark";
        }
        if (reported(Symptom.PART_OF_PREMISES)) {
            return ".part";
        }
        boolean announced = evidence(Bearing.AGAINST).anyMatch(OF_NETWORK::contains);
        if (reported(Symptom.LOW_VOLTAGE)) {
            return announced ? ".voltage.announced" : ".voltage";
        }
        if (announced) {
            return ".announced";
        }
        if (!verdict.restsOn(Kind.NO_OUTAGE_KNOWN)) {
            return ".nearby";
        }
        return verdict.restsOn(Kind.NO_NEIGHBOUR_REPORTS) ? "" : ".neighbours";
    }

    private String ofNoFault() {
        if (verdict.isContradicted()) {
            return ".contradicted";
        }
        if (verdict.supply() == SupplyState.NOT_KNOWN) {
            return ".notKnown";
        }
        return concernsAccount() ? ".account" : "";
    }

    private String ofUnknown() {
        if (reported(Symptom.DANGER)) {
            return ".danger";
        }
        if (verdict.symptom().filter(Symptom::concernsSupply).isPresent()) {
            return "";
        }
        return evidence(Bearing.FOR).anyMatch(OF_NETWORK::contains) ? ".announced" : ".noReport";
    }

    private Stream<Kind> evidence(Bearing bearing) {
        return verdict.evidence().stream()
                .filter(fact -> fact.bearing() == bearing)
                .map(Evidence::kind);
    }

    private boolean reported(Symptom symptom) {
        return verdict.symptom().filter(symptom::equals).isPresent();
    }
}
