package org.switchboard.customer.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where service is measured; joins the customer to the network.
 *
 * @param connectionState connected, disconnected-for-debt, disconnected …
 */
public record UsagePoint(
        long id,
        String source,
        String key,
        Instant changedAt,
        Optional<String> accountKey,
        Optional<String> networkElementKey,
        Optional<String> connectionState,
        Optional<String> phases,
        Optional<ServiceLocation> location,
        List<EndDevice> endDevices) {

    public static final String DISCONNECTED_FOR_DEBT = "disconnected-for-debt";
}
