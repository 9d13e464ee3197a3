package org.switchboard.agentdesk.verdict;

import java.util.Optional;
import org.switchboard.agentdesk.verdict.Verdict.RecommendedAction;
import org.switchboard.customer.model.Customer;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.troubleticket.model.TicketPriority;

/** Who needs electricity to live, who is in danger and who calls about a bill each need another action than the verdict's. */
record ActionRule(Situation situation, PathFindings findings) {

    Verdict apply(Verdict verdict) {
        Optional<NetworkElement> device = situation.path().lowest();
        boolean urgent = verdict.priority() == TicketPriority.CRITICAL;
        RecommendedAction action = verdict.action();
        if (situation.dangerIsReported()) {
            return findings.orderNearby()
                    .map(order ->
                            verdict.recommending(RecommendedAction.JOIN_OUTAGE).on(order))
                    .orElseGet(() -> device.map(lowest -> verdict.recommending(RecommendedAction.MAKE_REPAIR_ORDER)
                                    .on(lowest))
                            .orElseGet(() -> verdict.recommending(RecommendedAction.OPEN_FAULT_TICKET)));
        } else if (urgent && situation.sensitive().contains(Customer.LIFE_SUPPORT)) {
            action = switch (action) {
                case OPEN_FAULT_TICKET ->
                    verdict.isOld() || device.isEmpty() ? action : RecommendedAction.MAKE_REPAIR_ORDER;
                case EXPLAIN_DEBT, EXPLAIN_RECONNECTION, EXPLAIN_PLAN, EXPLAIN_OUTAGE, CHECK_AT_HOME, LOG_CONTACT ->
                    RecommendedAction.OPEN_FAULT_TICKET;
                default -> action;
            };
        } else if (situation.symptom().filter(Symptom::concernsAccount).isPresent()
                && verdict.cause() != Cause.DISCONNECTED_FOR_DEBT) {
            action = RecommendedAction.EXPLAIN_ACCOUNT;
        }
        return verdict.recommending(action);
    }
}
