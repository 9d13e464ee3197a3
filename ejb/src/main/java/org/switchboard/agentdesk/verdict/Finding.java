package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.workorder.model.OrderState;

/**
 * One explanation of a loss of supply that touches the path, before it is weighed against the others.
 *
 * @param depth where on the path it begins, the substation being 0; what begins higher explains what lies below
 * @param announced reported (a plan, an outage, an order), not measured
 * @param old its source has not reported since
 * @param contradicted basis of the verdict when other evidence contradicts it
 * @param since when it began
 */
record Finding(
        Cause cause,
        int depth,
        boolean announced,
        boolean old,
        Basis basis,
        Basis contradicted,
        Evidence evidence,
        List<Evidence> contradictions,
        RecommendedAction action,
        Optional<NetworkElement> device,
        Optional<Instant> since,
        Optional<Instant> restorationAt,
        Optional<OrderState> crew) {

    /** By more than some of the meters that it rests on itself. */
    boolean isContradicted() {
        return contradictions.stream().anyMatch(fact -> fact.kind() != Evidence.Kind.METERS_ENERGISED);
    }

    Finding against(List<Evidence> evidenceAgainst) {
        return new Finding(
                cause,
                depth,
                announced,
                old,
                basis,
                contradicted,
                evidence,
                evidenceAgainst,
                action,
                device,
                since,
                restorationAt,
                crew);
    }
}
