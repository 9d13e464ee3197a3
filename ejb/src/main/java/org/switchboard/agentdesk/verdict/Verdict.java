package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.customer.model.Customer;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.workorder.model.OrderState;

/**
 * What is wrong at one usage point, by all known data, in view of what the caller reports.
 *
 * @param supply what network and meter show, whatever the caller reports
 * @param symptom what the caller reports; empty before the agent has asked
 * @param basis the kind of evidence that it rests on
 * @param evidence what supports it, then what contradicts it, then what is missing
 * @param device the network element at fault or out of service
 * @param deviceName its name, or its key when it has none
 * @param actionDevice the network element that the action is for, where that is another one than at fault
 * @param since when it began
 * @param restorationAt when service is expected back
 * @param crew how far the crew has come; empty when no repair is known of
 * @param sensitive why an outage is worse here: life-support, hospital, school-in-exams …
 * @param silentSources systems that do not respond, whose states do not count as present
 */
public record Verdict(
        Cause cause,
        SupplyState supply,
        Optional<Symptom> symptom,
        Basis basis,
        List<Evidence> evidence,
        RecommendedAction action,
        Optional<ElementKey> device,
        Optional<String> deviceName,
        Optional<ElementKey> actionDevice,
        Optional<Instant> since,
        Optional<Instant> restorationAt,
        Optional<OrderState> crew,
        List<String> sensitive,
        List<String> silentSources) {

    public Verdict {
        evidence = evidence.stream()
                .sorted(Comparator.comparing(Evidence::bearing))
                .toList();
        sensitive = List.copyOf(sensitive);
        silentSources = List.copyOf(silentSources);
    }

    /** Of a customer without premises. */
    public static Verdict ofNoPlace() {
        return new Verdict(
                Cause.UNKNOWN,
                SupplyState.NOT_KNOWN,
                Optional.empty(),
                Basis.NONE,
                List.of(),
                RecommendedAction.OPEN_FAULT_TICKET,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** From 0 to 1: how often a verdict on this basis was right in the simulated city. */
    public double confidence() {
        return basis.confidence();
    }

    public boolean restsOn(Evidence.Kind kind) {
        return evidence.stream().anyMatch(fact -> fact.kind() == kind && fact.bearing() == Evidence.Bearing.FOR);
    }

    /** The deciding evidence is old: its source has not reported since. */
    public boolean isOld() {
        return evidence.stream().limit(1).anyMatch(fact -> !fact.isCurrent());
    }

    public boolean isContradicted() {
        return evidence.stream().anyMatch(fact -> fact.bearing() == Evidence.Bearing.AGAINST);
    }

    public boolean concernsLifeSupport() {
        return sensitive.contains(Customer.LIFE_SUPPORT);
    }

    /** Network or meter show a loss of supply, or the caller reports one. */
    public boolean isWithoutSupply() {
        return supply == SupplyState.DARK
                || supply == SupplyState.PROBABLY_DARK
                || supply == SupplyState.DISCONNECTED
                || symptom.filter(Symptom::concernsSupply).isPresent();
    }

    /** The urgency of a ticket of this call. */
    public TicketPriority priority() {
        if (symptom.filter(Symptom.DANGER::equals).isPresent() || concernsLifeSupport() && isWithoutSupply()) {
            return TicketPriority.CRITICAL;
        }
        return !sensitive.isEmpty() && isWithoutSupply() ? TicketPriority.HIGH : TicketPriority.NORMAL;
    }

    Verdict recommending(RecommendedAction next) {
        return new Verdict(
                cause,
                supply,
                symptom,
                basis,
                evidence,
                next,
                device,
                deviceName,
                actionDevice,
                since,
                restorationAt,
                crew,
                sensitive,
                silentSources);
    }

    public Optional<String> deviceKey() {
        return device.map(ElementKey::key);
    }

    /** The same verdict, with the device that the action is for. */
    Verdict on(NetworkElement element) {
        return new Verdict(
                cause,
                supply,
                symptom,
                basis,
                evidence,
                action,
                device,
                deviceName,
                Optional.of(element.elementKey()),
                since,
                restorationAt,
                crew,
                sensitive,
                silentSources);
    }

    /** The same verdict with further facts beside it. */
    Verdict beside(Stream<Evidence> facts) {
        return new Verdict(
                cause,
                supply,
                symptom,
                basis,
                Stream.concat(evidence.stream(), facts).toList(),
                action,
                device,
                deviceName,
                actionDevice,
                since,
                restorationAt,
                crew,
                sensitive,
                silentSources);
    }

    /** The one thing to do next. */
    public enum RecommendedAction {
        EXPLAIN_DEBT,
        EXPLAIN_RECONNECTION,
        EXPLAIN_PLAN,
        /** Nothing is repaired yet that we know of, but the outage is known: the call is noted with it. */
        EXPLAIN_OUTAGE,
        /** Link the call to the repair order that exists. */
        JOIN_OUTAGE,
        EXPLAIN_ACCOUNT,
        OPEN_FAULT_TICKET,
        MAKE_REPAIR_ORDER,
        CHECK_AT_HOME,
        LOG_CONTACT
    }
}
