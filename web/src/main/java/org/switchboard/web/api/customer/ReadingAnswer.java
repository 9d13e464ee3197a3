package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.measurement.model.Reading;

/**
 * The last value of one measurement point of a network element.
 *
 * @param kind switch-state, supply-state, ping, voltage, current, alarm …
 * @param value 0 open and 1 closed for a switch-state, 0 without and 1 with supply for a
 *     meter's supply-state, 0 no answer and 1 answered for a ping, else in {@code unit}; empty when unknown
 * @param quality good, or what is wrong with it
 */
public record ReadingAnswer(
        String source,
        String pointKey,
        String networkElementKey,
        String kind,
        Optional<Double> value,
        Optional<String> unit,
        String quality,
        Instant at) {

    public static ReadingAnswer of(Reading reading) {
        return new ReadingAnswer(
                reading.source(),
                reading.pointKey(),
                reading.networkElementKey(),
                reading.kind(),
                reading.value(),
                reading.unit(),
                reading.quality(),
                reading.at());
    }
}
