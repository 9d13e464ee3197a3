package org.switchboard.web.api.troublecall;

import java.util.Optional;
import org.switchboard.network.Topology;
import org.switchboard.network.model.ElementKey;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.web.api.list.QueryValue;

/**
 * Where something was seen: words, a network element, a position; at least one of them.
 *
 * @param text an address, a street corner, a pole
 * @param networkElementSource the system that describes the element; needed where several systems have that key
 */
public record CallPlace(
        String text, String networkElementKey, String networkElementSource, Double longitude, Double latitude) {

    Place place() {
        return new Place(QueryValue.given(text), Optional.ofNullable(longitude), Optional.ofNullable(latitude));
    }

    Optional<ElementKey> device(Topology topology) {
        return QueryValue.given(networkElementKey)
                .map(key -> topology.named("place.networkElementKey", key, QueryValue.given(networkElementSource)))
                .map(NetworkElement::elementKey);
    }
}
