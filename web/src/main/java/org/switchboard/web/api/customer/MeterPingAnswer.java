package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.measurement.MeterAnswer;

/**
 * The result of a meter ping.
 *
 * @param source the system that pinged the meter
 * @param answered false when the meter did not answer: one without supply cannot, and sometimes one with supply is
 *     not reached
 * @param volts what it measures, where it reports it
 * @param relayOpen whether the relay of the meter is open
 */
public record MeterPingAnswer(String source, boolean answered, Optional<Double> volts, boolean relayOpen, Instant at) {

    public static MeterPingAnswer of(MeterAnswer answer) {
        return new MeterPingAnswer(answer.source(), answer.answered(), answer.volts(), answer.relayOpen(), answer.at());
    }
}
