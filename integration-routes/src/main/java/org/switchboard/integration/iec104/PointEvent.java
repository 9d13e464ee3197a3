package org.switchboard.integration.iec104;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;

/** Turns what the station says of one information object into the record that mappings read. */
final class PointEvent {

    private PointEvent() {}

    /**
     * {@code commonAddress}, {@code address}, {@code value} (double and single points: 0 open or off, 1 closed or on, null
     * between; measured values as they are), {@code quality} and {@code at} in UTC.
     */
    static Map<String, Object> record(ASDUAddress station, InformationObjectAddress object, Value<?> value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("commonAddress", station.getAddress());
        record.put("address", object.getAddress());
        record.put("value", number(value.getValue()));
        record.put("quality", quality(value));
        record.put("at", Instant.ofEpochMilli(value.getTimestamp()).toString());
        return record;
    }

    private static Number number(Object value) {
        if (value instanceof DoublePoint point) {
            return switch (point) {
                case OFF -> 0;
                case ON -> 1;
                case INDETERMINATE, INDETERMINATE_OR_INTERMEDIATE -> null;
            };
        }
        if (value instanceof Boolean on) {
            return on ? 1 : 0;
        }
        if (value instanceof Float measured && !Float.isFinite(measured)) {
            return null;
        }
        return (Number) value;
    }

    private static String quality(Value<?> value) {
        QualityInformation quality = value.getQualityInformation();
        if (!quality.isValid()) {
            return "invalid";
        }
        if (!quality.isTopical()) {
            return "not-topical";
        }
        if (quality.isBlocked()) {
            return "blocked";
        }
        if (value.isOverflow()) {
            return "overflow";
        }
        return quality.isSubstituted() ? "substituted" : "good";
    }
}
