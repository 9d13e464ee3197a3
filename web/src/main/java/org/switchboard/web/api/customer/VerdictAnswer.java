package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchboard.agentdesk.Cause;
import org.switchboard.agentdesk.Evidence;
import org.switchboard.agentdesk.Verdict;
import org.switchboard.agentdesk.VerdictWording;
import org.switchboard.source.Sourced;

/**
 * A verdict with its words in the caller's language.
 *
 * @param wordsToSay what to tell the customer
 * @param silentSources systems whose answer is missing or old
 */
public record VerdictAnswer(
        Cause cause,
        String sentence,
        double confidence,
        List<EvidenceAnswer> evidence,
        String wordsToSay,
        Verdict.RecommendedAction action,
        Optional<String> networkElementKey,
        Optional<String> networkElementName,
        Optional<Instant> restorationAt,
        List<String> silentSources) {

    /** One fact that speaks for the verdict, or limits it. */
    public record EvidenceAnswer(
            Evidence.Kind kind, String sentence, String source, Optional<Instant> asOf, Sourced.State state) {}

    static VerdictAnswer of(Verdict verdict, VerdictWording wording, Locale locale) {
        return new VerdictAnswer(
                verdict.cause(),
                wording.cause(verdict, locale),
                verdict.confidence(),
                verdict.evidence().stream()
                        .map(fact -> new EvidenceAnswer(
                                fact.kind(), wording.evidence(fact, locale), fact.source(), fact.asOf(), fact.state()))
                        .toList(),
                wording.wordsToSay(verdict, locale),
                verdict.action(),
                verdict.deviceKey(),
                verdict.deviceName(),
                verdict.restorationAt(),
                verdict.silentSources());
    }
}
