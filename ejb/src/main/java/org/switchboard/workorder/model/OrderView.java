package org.switchboard.workorder.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.network.model.ElementKey;

/**
 * A repair order as screens and programs see it.
 *
 * @param urgencyMinutes by {@link PriorityRule}, at the moment of reading; it stops when supply is back
 * @param waitingMinutes since it was received, until supply was back or it was cancelled
 * @param hazard a caller reported a danger at this device
 * @param tickets how many tickets are attached to it
 * @param estimatedAt when supply is expected back
 * @param version counts its changes; given back with a change, it keeps one dispatcher from undoing another's
 */
public record OrderView(
        long id,
        String number,
        OrderState state,
        OrderPriority priority,
        long urgencyMinutes,
        long waitingMinutes,
        ElementKey device,
        String deviceName,
        Optional<String> zone,
        Optional<String> symptom,
        Optional<String> reason,
        int customersAffected,
        int lifeSupport,
        boolean hazard,
        long tickets,
        Optional<Long> crewId,
        Optional<String> crewName,
        Optional<Instant> estimatedAt,
        String openedBy,
        Instant receivedAt,
        Instant stateSince,
        Optional<Instant> restoredAt,
        Optional<Instant> closedAt,
        long version) {

    /** How long its customers waited; for an order whose supply is back, or that was cancelled. */
    public Duration waited() {
        return Duration.between(receivedAt, restoredAt.or(() -> closedAt).orElse(stateSince));
    }
}
