package org.switchboard.web.api.troublecall;

import java.util.Optional;
import org.switchboard.network.ElementKey;
import org.switchboard.network.Topology;
import org.switchboard.network.model.NetworkElement;
import org.switchboard.shared.NotFoundException;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.web.api.list.QueryValue;

/**
 * Where something was seen: words, a network element, a position; at least one of them.
 *
 * @param text an address, a street corner, a pole
 */
public record CallPlace(String text, String networkElementKey, Double longitude, Double latitude) {

    Place place() {
        return new Place(QueryValue.given(text), Optional.ofNullable(longitude), Optional.ofNullable(latitude));
    }

    Optional<ElementKey> device(Topology topology) {
        return QueryValue.given(networkElementKey).map(key -> {
            NetworkElement element =
                    topology.element(key).orElseThrow(() -> new NotFoundException("place.networkElementKey", key));
            return new ElementKey(element.source(), element.key());
        });
    }
}
