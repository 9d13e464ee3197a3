package org.switchboard.workorder;

import java.time.Instant;
import java.util.Optional;
import org.switchboard.network.ElementKey;

/**
 * A repair order as screens and programs see it.
 *
 * @param urgencyMinutes by {@link PriorityRule}, at the moment of reading
 * @param tickets how many tickets hang on it
 * @param estimatedAt when supply is expected back
 * @param version counts its changes; given back with a change, it keeps one dispatcher from undoing another's
 */
public record OrderView(
        long id,
        String number,
        OrderState state,
        OrderPriority priority,
        long urgencyMinutes,
        ElementKey device,
        String deviceName,
        Optional<String> zone,
        Optional<String> symptom,
        Optional<String> reason,
        int customersAffected,
        int lifeSupport,
        long tickets,
        Optional<Long> crewId,
        Optional<String> crewName,
        Optional<Instant> estimatedAt,
        String openedBy,
        Instant receivedAt,
        Instant stateSince,
        Optional<Instant> restoredAt,
        Optional<Instant> closedAt,
        long version) {}
