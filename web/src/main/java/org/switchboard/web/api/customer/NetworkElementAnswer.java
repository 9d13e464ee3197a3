package org.switchboard.web.api.customer;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.network.model.NetworkElement;

/**
 * A power system resource (IEC CIM 61970): substation, feeder, switch, transformer, service point, or a telecom node.
 *
 * @param normallyOpen for switches: open in the normal state of the network
 */
public record NetworkElementAnswer(
        String source,
        String key,
        Instant changedAt,
        String kind,
        String name,
        Optional<Boolean> normallyOpen,
        Optional<Double> longitude,
        Optional<Double> latitude) {

    public static NetworkElementAnswer of(NetworkElement element) {
        return new NetworkElementAnswer(
                element.source(),
                element.key(),
                element.changedAt(),
                element.kind(),
                element.name(),
                element.normallyOpen(),
                element.longitude(),
                element.latitude());
    }
}
