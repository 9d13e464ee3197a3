package org.switchboard.web.api.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.interaction.model.PartyInteraction;
import org.switchboard.interaction.model.Symptom;

/**
 * A contact with a customer.
 *
 * @param source our own when an agent logged it here, else the contact system that reported it
 * @param channel one of ours, or whatever a contact system calls its own
 * @param symptom the reason for the call, where an agent or a program gave it
 */
public record InteractionAnswer(
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

    public static InteractionAnswer of(PartyInteraction interaction) {
        return new InteractionAnswer(
                interaction.id(),
                interaction.source(),
                interaction.key(),
                interaction.customerId(),
                interaction.channel(),
                interaction.direction(),
                interaction.at(),
                interaction.duration(),
                interaction.telephone(),
                interaction.symptom(),
                interaction.reason(),
                interaction.summary(),
                interaction.agent(),
                interaction.ticketId());
    }
}
