package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Leaves out the position 0, 0. It lies in the Gulf of Guinea, and systems write it for a position that they do not know: on a map
 * it would draw a line across the world.
 */
final class ZeroPositions {

    private static final String LONGITUDE = "longitude";
    private static final String LATITUDE = "latitude";

    private int found;

    SourceRecord placed(SourceRecord given) {
        if (!isZero(given.form().path(LONGITUDE)) || !isZero(given.form().path(LATITUDE))) {
            return given;
        }
        found++;
        ObjectNode form = given.form().deepCopy();
        form.remove(LONGITUDE);
        form.remove(LATITUDE);
        return given.with(form);
    }

    Optional<String> note() {
        return found == 0
                ? Optional.empty()
                : Optional.of(found + " records have the position 0, 0, which was left out.");
    }

    private static boolean isZero(JsonNode number) {
        return number.isNumber() && number.doubleValue() == 0;
    }
}
