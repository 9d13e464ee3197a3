package org.switchboard.interaction.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.access.model.Masked;

/**
 * A contact as the agent sees it.
 *
 * @param source our own when an agent logged it here, else the contact system that reported it
 * @param channel the wire name of a {@link Channel}, or whatever a contact system calls its own
 * @param symptom the reason for the call, where an agent or a program gave it
 */
public record PartyInteraction(
        long id,
        String source,
        String key,
        Optional<Long> customerId,
        Optional<String> channel,
        Optional<String> direction,
        Instant at,
        Optional<Duration> duration,
        Optional<String> telephone,
        Optional<Symptom> symptom,
        Optional<String> reason,
        Optional<String> summary,
        Optional<String> agent,
        Optional<Long> ticketId) {
    /** Its numbers as views show them. */
    public PartyInteraction masked() {
        return new PartyInteraction(
                id,
                source,
                key,
                customerId,
                channel,
                direction,
                at,
                duration,
                telephone.map(Masked::number),
                symptom,
                reason,
                summary,
                agent,
                ticketId);
    }
}
