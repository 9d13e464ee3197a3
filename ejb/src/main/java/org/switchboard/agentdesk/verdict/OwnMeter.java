package org.switchboard.agentdesk.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.measurement.model.Reading;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

/** The supply state reported by the customer's own meter. */
public final class OwnMeter {

    /** How long the answer to a ping counts as current. */
    public static final Duration PING_HOLDS = Duration.ofMinutes(5);

    private final Situation situation;

    OwnMeter(Situation situation) {
        this.situation = situation;
    }

    /** The meter lost its supply and has given no sign of supply since; no answer to a ping does not contradict that. */
    Optional<Reading> lastGasp() {
        return words().filter(Reading::isDeenergised)
                .max(Comparator.comparing(Reading::at))
                .filter(gasp -> supplyAfter(gasp.at()).isEmpty());
    }

    /** The same, from a system that reports now. */
    Optional<Reading> presentLastGasp() {
        return lastGasp()
                .filter(gasp -> situation.freshness().of(gasp.source(), RecordType.MEASUREMENT) == State.FRESH);
    }

    /** The last sign of supply after a moment: an answer to a ping, or a power-up. */
    Optional<Reading> supplyAfter(Instant moment) {
        return words().filter(OwnMeter::showsSupply)
                .filter(reading -> reading.at().isAfter(moment))
                .max(Comparator.comparing(Reading::at));
    }

    /** Pinged a moment ago, and it answered. */
    Optional<Reading> answer() {
        return freshPing().filter(Reading::isAnswered);
    }

    /** Pinged a moment ago, and it did not answer. */
    Optional<Reading> missingAnswer() {
        return freshPing().filter(Reading::isNoAnswer);
    }

    /** It could report a loss, its system reports now, and it has reported none: most likely it has supply. */
    boolean isQuiet() {
        return situation.hasSmartMeter()
                && meterSystemReports()
                && lastGasp().isEmpty()
                && missingAnswer().isEmpty();
    }

    /** The systems through which meters report all do so now; false where there is none. */
    boolean meterSystemReports() {
        return !situation.meterSources().isEmpty()
                && situation.meterSources().stream()
                        .allMatch(source -> situation.freshness().of(source, RecordType.MEASUREMENT) == State.FRESH);
    }

    /** The meters' systems have been connected from this moment on, so that no last gasp can have been missed. */
    boolean systemWasListenedToSince(Instant moment) {
        return situation.meterSources().stream().allMatch(source -> situation
                .freshness()
                .awaitedSince(source, RecordType.MEASUREMENT)
                .map(since -> !since.isAfter(moment))
                .orElse(true));
    }

    Evidence evidenceOf(Kind kind, Reading reading) {
        return new Evidence(
                kind,
                List.of(reading.at()),
                reading.source(),
                Optional.of(reading.at()),
                situation.freshness().of(reading.source(), RecordType.MEASUREMENT));
    }

    Evidence evidenceOfQuiet() {
        String source = situation.meterSources().iterator().next();
        return new Evidence(
                Kind.METER_QUIET,
                List.of(),
                source,
                situation.freshness().lastSuccess(source, RecordType.MEASUREMENT),
                State.FRESH);
    }

    /** Evidence of the meter for any cause: its last gasp, or that it does not answer. */
    Stream<Evidence> losses() {
        return Stream.concat(
                lastGasp().map(gasp -> evidenceOf(Kind.METER_LAST_GASP, gasp)).stream(),
                missingAnswer().map(ping -> evidenceOf(Kind.METER_SILENT, ping)).stream());
    }

    private static boolean showsSupply(Reading reading) {
        return reading.isAnswered() || reading.isPowerUp();
    }

    private Optional<Reading> freshPing() {
        return situation
                .meterReading()
                .filter(reading -> reading.kind().equals(Reading.PING))
                .filter(ping -> ping.at().plus(PING_HOLDS).isAfter(situation.now()));
    }

    private Stream<Reading> words() {
        return situation.ownMeterReadings().stream();
    }
}
