package org.switchboard.agentdesk;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.Evidence.Kind;
import org.switchboard.measurement.Reading;
import org.switchboard.network.NetworkElement;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

/** What telemetry says of the way from the substation to the meter, and the evidence that this makes. */
final class WayUp {

    private static final String VOLTAGE = "voltage";

    /** So long the answer to a ping says how it is now. */
    private static final Duration PING_HOLDS = Duration.ofMinutes(5);

    private final Situation situation;

    WayUp(Situation situation) {
        this.situation = situation;
    }

    boolean isWithoutTelemetry() {
        return readings().allMatch(Reading::isOfMeter);
    }

    /** At least one switch is telemetered, and each of them reads closed just now. */
    boolean allSwitchesReadClosed() {
        List<Reading> positions = positions();
        return !positions.isEmpty() && positions.stream().allMatch(r -> r.saysClosed() && stateOf(r) == State.FRESH);
    }

    /** Of the switches on the path that read open, the one nearest to the substation: it explains the others. */
    Optional<Reading> openSwitch() {
        return readings().filter(Reading::saysOpen).findFirst();
    }

    Optional<Reading> deadVoltage() {
        return readings()
                .filter(r -> r.kind().equals(VOLTAGE)
                        && r.isGood()
                        && r.value().filter(v -> v == 0).isPresent())
                .findFirst();
    }

    Optional<Reading> liveVoltage() {
        return readings()
                .filter(r -> r.kind().equals(VOLTAGE)
                        && r.isGood()
                        && r.value().filter(v -> v > 0).isPresent()
                        && stateOf(r) == State.FRESH)
                .findFirst();
    }

    /** The meter lost its supply and has not said since that it is back; that it keeps silent now is no contradiction. */
    Optional<Reading> lastGasp() {
        return ofMeter(Reading.SUPPLY_STATE).filter(Reading::saysDark).filter(gasp -> ofMeter(Reading.PING)
                .filter(ping -> ping.saysAnswered() && ping.at().isAfter(gasp.at()))
                .isEmpty());
    }

    /** The meter was asked a moment ago and answered, and nothing has been heard since that speaks against supply. */
    Optional<Reading> answerOfMeter() {
        return freshPing().filter(Reading::saysAnswered).filter(ping -> openSwitch()
                .filter(open -> open.at().isAfter(ping.at()))
                .isEmpty());
    }

    /** The meter was asked a moment ago and kept silent. */
    Optional<Reading> silenceOfMeter() {
        return freshPing().filter(Reading::saysNoAnswer);
    }

    private Optional<Reading> freshPing() {
        return situation
                .meterSays()
                .filter(word -> word.kind().equals(Reading.PING))
                .filter(ping -> ping.at().plus(PING_HOLDS).isAfter(situation.now()));
    }

    private Optional<Reading> ofMeter(String kind) {
        return situation
                .usagePoint()
                .networkElementKey()
                .flatMap(key -> situation.readings().getOrDefault(key, List.of()).stream()
                        .filter(reading -> reading.kind().equals(kind))
                        .max(Comparator.comparing(Reading::at)));
    }

    State stateOf(Reading reading) {
        return situation.freshness().of(reading.source(), RecordType.MEASUREMENT);
    }

    Optional<NetworkElement> elementOf(Reading reading) {
        return situation.path().element(reading.networkElementKey());
    }

    Evidence evidenceOfOpen(Reading open) {
        State state = stateOf(open);
        return new Evidence(
                state == State.FRESH ? Kind.SWITCH_OPEN : Kind.SWITCH_OPEN_OLD,
                List.of(nameOf(open), open.at()),
                open.source(),
                Optional.of(open.at()),
                state);
    }

    Evidence evidenceOfClosedSwitches() {
        List<Reading> positions = positions();
        Reading last = positions.get(positions.size() - 1);
        return new Evidence(
                Kind.SWITCHES_CLOSED,
                List.of(positions.size()),
                last.source(),
                situation.freshness().lastHeard(last.source(), RecordType.MEASUREMENT),
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

    Evidence evidenceOfMeter(Kind kind, Reading word) {
        return new Evidence(kind, List.of(word.at()), word.source(), Optional.of(word.at()), stateOf(word));
    }

    private String nameOf(Reading reading) {
        return elementOf(reading).map(NetworkElement::name).orElse(reading.networkElementKey());
    }

    private List<Reading> positions() {
        return readings()
                .filter(reading -> reading.kind().equals(Reading.SWITCH_STATE))
                .toList();
    }

    /** From the substation down. */
    private Stream<Reading> readings() {
        return situation.path().elements().stream()
                .flatMap(element -> situation.readings().getOrDefault(element.key(), List.of()).stream());
    }
}
