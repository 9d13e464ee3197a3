package org.switchboard.agentdesk.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.measurement.model.Reading;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

/** Telemetry of the path from the substation to the service point, and the evidence that this makes. */
final class SupplyPathTelemetry {

    private static final String VOLTAGE = "voltage";

    /** So long after a switch has opened the values behind it may still be those from before. */
    private static final Duration VALUES_FOLLOW = Duration.ofSeconds(5);

    private final Situation situation;

    SupplyPathTelemetry(Situation situation) {
        this.situation = situation;
    }

    boolean isMissing() {
        return readings().findAny().isEmpty();
    }

    /** A source of readings on the path has not reported as it should. */
    boolean isOld() {
        return readings().anyMatch(reading -> !isFresh(reading));
    }

    /** At least one switch is telemetered, and each of them reads closed just now. */
    boolean allSwitchesReadClosed() {
        List<Reading> positions = positions();
        return !positions.isEmpty() && positions.stream().allMatch(r -> r.isClosed() && isFresh(r));
    }

    /** Of the switches on the path that read open, the one nearest to the substation: it explains the others. */
    Optional<Reading> openSwitch() {
        return readings().filter(Reading::isOpen).findFirst();
    }

    /** No voltage, as read just now. */
    Optional<Reading> deadVoltage() {
        return voltages().filter(r -> r.value().filter(v -> v == 0).isPresent()).findFirst();
    }

    Optional<Reading> liveVoltage() {
        return voltages().filter(r -> r.value().filter(v -> v > 0).isPresent()).findFirst();
    }

    /** Voltage where a switch reads open, measured after it opened: the part is fed from elsewhere, or one of the two is wrong. */
    Optional<Reading> liveVoltageDespite(Reading open) {
        return voltages()
                .filter(r -> r.value().filter(v -> v > 0).isPresent())
                .filter(r -> r.networkElementKey().equals(open.networkElementKey())
                        && r.at().isAfter(open.at().plus(VALUES_FOLLOW)))
                .findFirst();
    }

    boolean isFresh(Reading reading) {
        return stateOf(reading) == State.FRESH;
    }

    private State stateOf(Reading reading) {
        return situation.freshness().of(reading.source(), RecordType.MEASUREMENT);
    }

    Optional<NetworkElement> elementOf(Reading reading) {
        return situation.path().element(reading.networkElementKey());
    }

    Evidence evidenceOfOpen(Reading open) {
        return new Evidence(
                Kind.SWITCH_OPEN,
                List.of(nameOf(open), open.at()),
                open.source(),
                Optional.of(open.at()),
                stateOf(open));
    }

    Evidence evidenceOfClosedSwitches() {
        List<Reading> positions = positions();
        Reading last = positions.get(positions.size() - 1);
        return new Evidence(
                Kind.SWITCHES_CLOSED,
                List.of(positions.size()),
                last.source(),
                situation.freshness().lastSuccess(last.source(), RecordType.MEASUREMENT),
                stateOf(last));
    }

    Evidence evidenceOfVoltage(Kind kind, Reading voltage) {
        return new Evidence(
                kind,
                List.of(
                        nameOf(voltage),
                        voltage.value().orElse(0.0),
                        voltage.unit().orElse("")),
                voltage.source(),
                Optional.of(voltage.at()),
                stateOf(voltage));
    }

    private String nameOf(Reading reading) {
        return elementOf(reading).map(NetworkElement::name).orElse(reading.networkElementKey());
    }

    private List<Reading> positions() {
        return readings()
                .filter(reading -> reading.kind().equals(Reading.SWITCH_STATE))
                .toList();
    }

    private Stream<Reading> voltages() {
        return readings().filter(r -> r.kind().equals(VOLTAGE) && r.isGood() && isFresh(r));
    }

    /** From the substation down, without meters. */
    private Stream<Reading> readings() {
        return situation.path().elements().stream()
                .flatMap(element -> situation.readings().getOrDefault(element.key(), List.of()).stream())
                .filter(reading -> !reading.isOfMeter());
    }
}
