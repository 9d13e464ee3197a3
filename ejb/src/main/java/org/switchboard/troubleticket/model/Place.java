package org.switchboard.troubleticket.model;

import java.util.Optional;
import org.switchboard.shared.BusinessException;

/**
 * Where something was seen, when it is not a customer's premises: words, a position, or both.
 *
 * @param text an address, a street corner, a pole
 */
public record Place(Optional<String> text, Optional<Double> longitude, Optional<Double> latitude) {

    public static final int LONGEST_TEXT = 300;

    private static final double LARGEST_LONGITUDE = 180;
    private static final double LARGEST_LATITUDE = 90;

    /** @throws BusinessException when the text is too long, or the position is half or none on the globe */
    public Place {
        text = text.map(String::strip).filter(words -> !words.isEmpty());
        text.filter(words -> words.length() > LONGEST_TEXT).ifPresent(words -> {
            throw new BusinessException("bad-place-text", "place.text", words, LONGEST_TEXT);
        });
        check("place.longitude", longitude, LARGEST_LONGITUDE);
        check("place.latitude", latitude, LARGEST_LATITUDE);
        if (longitude.isPresent() != latitude.isPresent()) {
            throw new BusinessException(
                    "bad-half-position", longitude.isPresent() ? "place.latitude" : "place.longitude", null);
        }
    }

    public static Place of(String text) {
        return new Place(Optional.of(text), Optional.empty(), Optional.empty());
    }

    public boolean isEmpty() {
        return text.isEmpty() && longitude.isEmpty();
    }

    private static void check(String field, Optional<Double> degrees, double largest) {
        degrees.filter(value -> !(Math.abs(value) <= largest)).ifPresent(value -> {
            throw new BusinessException("bad-degrees", field, String.valueOf(value), largest);
        });
    }
}
