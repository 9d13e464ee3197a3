package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.agentdesk.verdict.Evidence;
import org.switchboard.agentdesk.verdict.SupplyState;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.VerdictWording;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.source.Sourced;

/**
 * A verdict in words: its sentences in the language of the program that asks, the suggested wording in the customer's
 * own where it is known.
 *
 * @param supply what network and meter show, whatever the caller reports
 * @param symptom the code of what the caller reports
 * @param confidence from 0 to 1: how often a verdict on this basis is right
 * @param since when it began
 * @param wordsLanguage of the suggested wording
 * @param silentSources systems that do not respond
 */
public record VerdictAnswer(
        Cause cause,
        String sentence,
        SupplyState supply,
        Optional<String> symptom,
        double confidence,
        Basis basis,
        List<EvidenceAnswer> evidence,
        String wordsToSay,
        String wordsLanguage,
        Verdict.RecommendedAction action,
        String priority,
        Optional<String> networkElementKey,
        Optional<String> networkElementName,
        Optional<Instant> since,
        Optional<Instant> restorationAt,
        List<String> silentSources) {

    /** One fact that supports the verdict, contradicts it, or is missing. */
    public record EvidenceAnswer(
            Evidence.Kind kind,
            Evidence.Bearing bearing,
            String sentence,
            String source,
            Optional<Instant> asOf,
            Sourced.State state) {}

    static VerdictAnswer of(Verdict verdict, VerdictWording wording, Locale locale, Locale ofCustomer) {
        return new VerdictAnswer(
                verdict.cause(),
                wording.cause(verdict, locale),
                verdict.supply(),
                verdict.symptom().map(Symptom::wireName),
                verdict.confidence(),
                verdict.basis(),
                verdict.evidence().stream()
                        .map(fact -> new EvidenceAnswer(
                                fact.kind(),
                                fact.bearing(),
                                wording.evidence(fact, locale),
                                fact.source(),
                                fact.asOf(),
                                fact.state()))
                        .toList(),
                wording.suggestedWording(verdict, ofCustomer),
                ofCustomer.toLanguageTag(),
                verdict.action(),
                verdict.priority().wireName(),
                verdict.deviceKey(),
                verdict.deviceName(),
                verdict.since(),
                verdict.restorationAt(),
                verdict.silentSources());
    }
}
