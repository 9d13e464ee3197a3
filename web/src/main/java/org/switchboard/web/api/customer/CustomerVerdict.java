package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.verdict.Basis;
import org.switchboard.agentdesk.verdict.Cause;
import org.switchboard.agentdesk.verdict.SupplyState;
import org.switchboard.agentdesk.verdict.Verdict;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.web.api.customer.VerdictAnswer.EvidenceAnswer;

/**
 * The verdict on a customer: that of the worst premises, with those of all premises below it.
 *
 * @param usagePointKey of the place; empty for a customer without any
 */
public record CustomerVerdict(
        long customerId,
        Optional<String> usagePointKey,
        Cause cause,
        String sentence,
        SupplyState supply,
        Optional<String> symptom,
        double confidence,
        Basis basis,
        List<EvidenceAnswer> evidence,
        String wordsToSay,
        String wordsLanguage,
        RecommendedAction action,
        String priority,
        Optional<String> networkElementKey,
        Optional<String> networkElementName,
        Optional<Instant> since,
        Optional<Instant> restorationAt,
        List<String> silentSources,
        List<OfUsagePoint> usagePoints,
        Instant asOf) {

    /** One of the customer's premises. */
    public record OfUsagePoint(String usagePointKey, VerdictAnswer verdict) {}

    static CustomerVerdict of(long customerId, CustomerView view, Function<Verdict, VerdictAnswer> worded) {
        Optional<SupplyCard> telling = view.supplies().stream().findFirst();
        VerdictAnswer verdict = worded.apply(telling.map(SupplyCard::verdict).orElseGet(Verdict::ofNoPlace));
        return new CustomerVerdict(
                customerId,
                telling.map(SupplyCard::usagePointKey),
                verdict.cause(),
                verdict.sentence(),
                verdict.supply(),
                verdict.symptom(),
                verdict.confidence(),
                verdict.basis(),
                verdict.evidence(),
                verdict.wordsToSay(),
                verdict.wordsLanguage(),
                verdict.action(),
                verdict.priority(),
                verdict.networkElementKey(),
                verdict.networkElementName(),
                verdict.since(),
                verdict.restorationAt(),
                verdict.silentSources(),
                view.supplies().stream()
                        .map(card -> new OfUsagePoint(card.usagePointKey(), worded.apply(card.verdict())))
                        .toList(),
                view.at());
    }
}
