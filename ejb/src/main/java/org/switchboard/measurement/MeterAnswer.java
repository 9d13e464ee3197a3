package org.switchboard.measurement;

import java.time.Instant;
import java.util.Optional;

/**
 * What came back from asking a meter.
 *
 * @param source who asked it for us
 * @param answered false when the meter kept silent: one without supply cannot answer, and now and then one with supply
 *     is not reached either
 * @param volts what it measures, where it reports it
 * @param relayOpen whether the meter itself keeps the customer off
 */
public record MeterAnswer(String source, boolean answered, Optional<Double> volts, boolean relayOpen, Instant at) {

    public boolean givesSupply() {
        return answered && !relayOpen;
    }
}
