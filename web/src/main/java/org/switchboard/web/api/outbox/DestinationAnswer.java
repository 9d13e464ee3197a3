package org.switchboard.web.api.outbox;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.outbox.model.Destination;
import org.switchboard.outbox.model.DestinationView;

/**
 * The state of a destination.
 *
 * @param declared whether a route file declares it; without one its messages wait
 * @param oldestWaiting when the oldest message that waits was made
 * @param lastError of the oldest message that waits and was tried
 * @param lastDeliveredAt as far back as delivered messages are kept
 */
public record DestinationAnswer(
        NameAnswer destination,
        boolean declared,
        long waiting,
        long refused,
        Optional<Instant> oldestWaiting,
        Optional<String> lastError,
        Optional<Instant> lastDeliveredAt) {

    /**
     * A system that receives messages, and the records that it receives.
     *
     * @param name of the other system
     * @param recordType such as {@code work-order}
     */
    public record NameAnswer(String name, String recordType) {

        public static NameAnswer of(Destination destination) {
            return new NameAnswer(destination.name(), destination.recordType());
        }
    }

    public static DestinationAnswer of(DestinationView destination) {
        return new DestinationAnswer(
                NameAnswer.of(destination.destination()),
                destination.declared(),
                destination.waiting(),
                destination.refused(),
                destination.oldestWaiting(),
                destination.lastError(),
                destination.lastDeliveredAt());
    }
}
