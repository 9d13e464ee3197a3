package org.switchboard.web.api.troublecall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.customer.Customer;
import org.switchboard.customer.Customers;
import org.switchboard.interaction.Channel;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.api.customer.CustomerVerdict;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;

/**
 * What is sent to report a call: customerId, or usagePointId, or both when the customer has several places.
 *
 * @param usagePointId the usage point's own number
 * @param reportedAt when the customer called; now when it is missing
 * @param channel telephone when it is missing
 */
public record TroubleCall(
        Long customerId,
        String usagePointId,
        String reportedAt,
        String symptom,
        String channel,
        String callerTelephone,
        String callbackTelephone) {

    long customer(Customers customers) {
        if (customerId != null) {
            return customerId;
        }
        String key = QueryValue.given(usagePointId)
                .orElseThrow(() -> new ProblemException(Problem.badValue("customerId", null, "customer-or-place")));
        return customers.customerOfUsagePoint(key).orElseThrow(() -> new NotFoundException("usagePointId", key));
    }

    /** The place that was named; without a name the one that tells most. */
    Optional<SupplyCard> supply(List<SupplyCard> supplies) {
        if (QueryValue.given(usagePointId).isEmpty()) {
            return CustomerVerdict.mostTelling(supplies);
        }
        return Optional.of(supplies.stream()
                .filter(card -> card.usagePointKey().equals(usagePointId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("usagePointId", usagePointId)));
    }

    Optional<Instant> moment() {
        return QueryValue.instant("reportedAt", reportedAt);
    }

    Call asCall(CustomerView view, Optional<SupplyCard> supply) {
        return new Call(
                view.customer().value().map(Customer::id).orElseThrow(),
                supply,
                QueryValue.given(channel).map(Channel::named).orElse(Channel.TELEPHONE),
                QueryValue.given(callerTelephone),
                QueryValue.given(symptom).orElse(""),
                QueryValue.given(callbackTelephone));
    }
}
