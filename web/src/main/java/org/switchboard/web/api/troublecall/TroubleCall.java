package org.switchboard.web.api.troublecall;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.Actor;
import org.switchboard.agentdesk.Call;
import org.switchboard.agentdesk.CustomerView;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.agentdesk.PlaceCall;
import org.switchboard.customer.Customers;
import org.switchboard.customer.model.Customer;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.Topology;
import org.switchboard.shared.NotFoundException;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.troubleticket.RequestedCallback;

/**
 * What is sent to report a call: customerId, or usagePointId, or both when the customer has several places; or a place,
 * where the matter is at no customer's premises.
 *
 * @param usagePointId the usage point's own number
 * @param reportedAt when the customer called; now when it is missing
 * @param symptom one of the codes of {@link Symptom}
 * @param text the caller's words
 * @param channel telephone when it is missing
 * @param callback true, a number, or {@code {telephone, at}}; see {@link RequestedCallback}
 * @param repairOrder true to make a repair order, too, for the device at fault
 * @param confirm true when the order is requested although the verdict differs
 * @param callbackTelephone the older name of a callback's number
 */
public record TroubleCall(
        Long customerId,
        String usagePointId,
        CallPlace place,
        String reportedAt,
        String symptom,
        String text,
        List<String> hazards,
        String channel,
        String callerName,
        String callerTelephone,
        JsonValue callback,
        String callbackTelephone,
        Boolean repairOrder,
        Boolean confirm) {

    boolean isAtPlace() {
        return place != null;
    }

    boolean wantsOrder() {
        return Boolean.TRUE.equals(repairOrder);
    }

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirm);
    }

    PlaceCall asPlaceCall(Topology topology) {
        RequestedCallback requested = RequestedCallback.of(callback, callbackTelephone, callerTelephone);
        return new PlaceCall(
                Optional.ofNullable(customerId),
                place.place(),
                place.device(topology),
                usedChannel(),
                QueryValue.given(callerName),
                QueryValue.given(callerTelephone),
                symptom(symptom),
                QueryValue.given(text).orElse(""),
                knownHazards(),
                requested.telephone(),
                requested.at());
    }

    long customer(Customers customers, Actor actor) {
        if (customerId != null) {
            return customerId;
        }
        String key = QueryValue.given(usagePointId)
                .orElseThrow(() -> new ProblemException(Problem.badValue("customerId", null, "customer-or-place")));
        return customers.customerOfUsagePoint(key, actor).orElseThrow(() -> new NotFoundException("usagePointId", key));
    }

    /** The place that was named; without a name the worst. */
    Optional<SupplyCard> supply(List<SupplyCard> supplies) {
        if (QueryValue.given(usagePointId).isEmpty()) {
            return supplies.stream().findFirst();
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
        RequestedCallback requested = RequestedCallback.of(callback, callbackTelephone, callerTelephone);
        return new Call(
                view.customer().value().map(Customer::id).orElseThrow(),
                supply,
                usedChannel(),
                QueryValue.given(callerTelephone),
                symptom(symptom),
                QueryValue.given(text).orElse(""),
                knownHazards(),
                requested.telephone(),
                requested.at());
    }

    private Set<Hazard> knownHazards() {
        return Optional.ofNullable(hazards).orElse(List.of()).stream()
                .map(code -> QueryValue.oneOf("hazards", code, List.of(Hazard.values()), Hazard::wireName))
                .collect(Collectors.toSet());
    }

    private Channel usedChannel() {
        return QueryValue.given(channel)
                .map(code -> QueryValue.oneOf("channel", code, List.of(Channel.values()), Channel::wireName))
                .orElse(Channel.TELEPHONE);
    }

    /** A caller who reports a fault without naming the place. */
    Symptom reported() {
        return symptom(symptom).orElse(Symptom.NO_SUPPLY);
    }

    private static Optional<Symptom> symptom(String given) {
        return QueryValue.given(given)
                .map(code -> QueryValue.oneOf("symptom", code, List.of(Symptom.values()), Symptom::wireName));
    }
}
