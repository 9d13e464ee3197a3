package org.switchboard.source.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.shared.Iso8601;
import org.switchboard.source.record.RecordOrder;
import org.switchboard.source.record.RecordTable;

/**
 * The times of change in one batch. A time that lies further ahead than clocks differ is taken as the time of receipt:
 * kept as it is, it would refuse every later record of the key until that moment.
 */
final class RecordTimes {

    private final RecordTable table;
    private final Reception reception;
    private final Instant latest;
    private int ahead;
    private Instant furthest = Instant.MIN;

    RecordTimes(RecordTable table, Reception reception, Duration tolerance) {
        this.table = table;
        this.reception = reception;
        this.latest = reception.at().plus(tolerance);
    }

    /** The record, changed now when its time lies ahead. */
    SourceRecord timely(SourceRecord given) {
        Optional<Instant> future = changedAt(given).filter(latest::isBefore);
        if (future.isEmpty()) {
            return given;
        }
        ahead++;
        furthest = future.get().isAfter(furthest) ? future.get() : furthest;
        ObjectNode form = given.form().deepCopy();
        form.put(RecordTable.CHANGED_AT, reception.at().toString());
        return given.with(form);
    }

    /** Of two records with the same key, the one changed later; of two changed at once, and on a live link, the later one. */
    SourceRecord counting(SourceRecord earlierOne, SourceRecord laterOne) {
        boolean arrivalDecides = reception.order() == RecordOrder.BY_ARRIVAL;
        return !arrivalDecides && effective(laterOne).isBefore(effective(earlierOne)) ? earlierOne : laterOne;
    }

    /** For operators, when a time lay ahead. */
    Optional<String> note() {
        return ahead == 0
                ? Optional.empty()
                : Optional.of(ahead + " records had a time of change in the future, up to " + furthest
                        + ", when it was " + reception.at()
                        + " here. They count from their receipt. Check the clock of the source.");
    }

    private Instant effective(SourceRecord record) {
        return changedAt(record).orElse(reception.at());
    }

    private Optional<Instant> changedAt(SourceRecord record) {
        JsonNode at = table.changedAt(record.form());
        return at.isTextual() ? Optional.of(Iso8601.parse(at.textValue()).toInstant()) : Optional.empty();
    }
}
