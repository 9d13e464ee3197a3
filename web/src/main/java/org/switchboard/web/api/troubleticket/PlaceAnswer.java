package org.switchboard.web.api.troubleticket;

import java.util.Optional;
import org.switchboard.troubleticket.model.Place;

/**
 * Where something was seen, when it is at no usage point: words, a position, or both.
 *
 * @param text an address, a street corner, a pole
 */
public record PlaceAnswer(Optional<String> text, Optional<Double> longitude, Optional<Double> latitude) {

    public static PlaceAnswer of(Place place) {
        return new PlaceAnswer(place.text(), place.longitude(), place.latitude());
    }
}
