package org.switchboard.troubleticket.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.switchboard.database.Columns;
import org.switchboard.network.ElementKey;
import org.switchboard.troubleticket.model.Place;

/** Values that several columns of tickets and calls hold together. */
final class TicketColumns {

    private TicketColumns() {}

    static Optional<ElementKey> element(ResultSet row, String source, String key) throws SQLException {
        String elementKey = row.getString(key);
        return elementKey == null ? Optional.empty() : Optional.of(new ElementKey(row.getString(source), elementKey));
    }

    static Optional<Place> place(ResultSet row) throws SQLException {
        Place place = new Place(
                Columns.text(row, "place_text"),
                Optional.ofNullable(row.getObject("place_longitude", Double.class)),
                Optional.ofNullable(row.getObject("place_latitude", Double.class)));
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }
}
