package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchboard.agentdesk.verdict.Evidence.Kind;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.source.RecordType;
import org.switchboard.source.Sourced.State;

/** Evidence that is neither measured nor announced: the report of the caller, and what is missing. */
record SituationFacts(Situation situation) {

    /** The source of what the caller reports. */
    static final String CALL = "call";

    Evidence ofCall() {
        Kind kind = situation.symptom().filter(Symptom::concernsSupply).isPresent()
                ? Kind.CALLER_REPORTS
                : Kind.CALLER_REPORTS_NO_LOSS;
        return new Evidence(
                kind,
                situation.symptom().map(symptom -> List.<Object>of(symptom)).orElse(List.of()),
                CALL,
                Optional.of(situation.now()),
                State.FRESH);
    }

    /** That these sources do not report now. */
    Stream<Evidence> silences(Collection<String> sources) {
        return sources.stream().map(this::missingData);
    }

    private Evidence missingData(String source) {
        Optional<Instant> lastData = situation
                .freshness()
                .lastSuccess(
                        source,
                        RecordType.MEASUREMENT,
                        RecordType.OUTAGE,
                        RecordType.OUTAGE_PLAN,
                        RecordType.USAGE_POINT);
        return new Evidence(
                Kind.SOURCE_SILENT, Evidence.Bearing.MISSING, List.of(source), source, lastData, State.STALE);
    }

    Stream<Evidence> mechanicalMeter() {
        boolean has = !situation.usagePoint().endDevices().isEmpty() && !situation.hasSmartMeter();
        return has && situation.lossIsReported()
                ? Stream.of(
                        missing(Kind.METER_MECHANICAL, situation.usagePoint().source()))
                : Stream.empty();
    }

    Evidence missing(Kind kind, String source, Object... parameters) {
        return new Evidence(
                kind, Evidence.Bearing.MISSING, List.of(parameters), source, Optional.of(situation.now()), State.FRESH);
    }

    /** Evidence from our own records, which are never old. */
    Evidence own(Kind kind) {
        return new Evidence(kind, List.of(), Evidence.OURSELVES, Optional.of(situation.now()), State.FRESH);
    }
}
