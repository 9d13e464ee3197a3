package org.switchboard.web.api.workorder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.network.Topology;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.workorder.OrderOpenings;
import org.switchboard.workorder.model.OrderOpening;

/**
 * What is sent to make a repair order; the customers below the element are known here.
 *
 * @param networkElementKey the element to repair
 * @param networkElementSource the system that describes it; needed where several systems have that key
 * @param reason why it is believed to be this one
 * @param ticketIds open tickets to attach, besides those that name the element anyway
 */
public record NewOrder(
        String networkElementKey,
        String networkElementSource,
        String zone,
        String symptom,
        String reason,
        List<Long> ticketIds) {

    OrderOpening opening(Topology topology, OrderOpenings openings) {
        String key = QueryValue.required("networkElementKey", networkElementKey);
        NetworkElement element = topology.named("networkElementKey", key, QueryValue.given(networkElementSource));
        return openings.forDevice(element)
                .inZone(QueryValue.given(zone))
                .because(QueryValue.given(symptom), QueryValue.given(reason))
                .forTickets(Optional.ofNullable(ticketIds).map(Set::copyOf).orElse(Set.of()));
    }
}
