package org.switchboard.troubleticket.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.switchboard.database.Row;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.Place;

/** Values that several columns of tickets and calls hold together. */
final class TicketColumns {

    private TicketColumns() {}

    static Optional<ElementKey> element(Row row, String source, String key) throws SQLException {
        String elementKey = row.getString(key);
        return elementKey == null ? Optional.empty() : Optional.of(new ElementKey(row.getString(source), elementKey));
    }

    static Optional<Place> place(Row row) throws SQLException {
        Place place = new Place(row.text("place_text"), row.number("place_longitude"), row.number("place_latitude"));
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }
}
