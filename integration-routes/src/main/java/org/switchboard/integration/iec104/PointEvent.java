package org.switchboard.integration.iec104;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what the station says of one information object into the record that mappings read. */
final class PointEvent {

    static final String GOOD = "good";

    private PointEvent() {}

    /**
     * {@code commonAddress}, {@code address}, {@code value} (double and single points: 0 open or off, 1 closed or on, null
     * between; measured values as they are), {@code quality} (good, or the worst that is wrong), {@code flags} (all that is
     * wrong), {@code at} in UTC, and {@code timeInvalid} when the station does not know the time. {@code at} is then, and
     * without a time tag, the time of receipt.
     */
    static Map<String, Object> record(int commonAddress, Telegram.Point point, ZoneId zone, Instant receivedAt) {
        List<String> flags = point.element().flags();
        Optional<Instant> tagged = point.tag().flatMap(tag -> tag.moment(zone, receivedAt));
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("commonAddress", commonAddress);
        record.put("address", point.address());
        record.put("value", point.element().value());
        record.put("quality", flags.stream().findFirst().orElse(GOOD));
        record.put("flags", flags);
        record.put("at", tagged.orElse(receivedAt).toString());
        record.put("timeInvalid", point.tag().isPresent() && tagged.isEmpty());
        return record;
    }
}
