package org.switchboard.outbox.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How a destination fares.
 *
 * @param declared whether a route file declares it; without one its messages wait
 * @param oldestWaiting when the oldest message that waits was made
 * @param lastError of the oldest message that waits and was tried
 * @param lastDeliveredAt as far back as delivered messages are kept
 */
public record DestinationView(
        Destination destination,
        boolean declared,
        long waiting,
        long refused,
        Optional<Instant> oldestWaiting,
        Optional<String> lastError,
        Optional<Instant> lastDeliveredAt) {}
