package org.switchboard.interaction.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.audit.HasAuditSubject;

/**
 * A contact that an agent logs.
 *
 * @param customerId empty when it stayed open who it was; then there should be a telephone
 * @param at when it began; now when empty
 * @param symptom the reason for the call as the caller gave it
 * @param reason what it was about, in a word or two
 */
public record Contact(
        @NotNull Optional<Long> customerId,
        @NotNull Channel channel,
        @NotNull Direction direction,
        @NotNull Optional<@Size(max = LONGEST_TELEPHONE) String> telephone,
        @NotNull Optional<Instant> at,
        @NotNull Optional<Duration> duration,
        @NotNull Optional<Symptom> symptom,
        @NotNull Optional<@Size(max = LONGEST_REASON) String> reason,
        @NotNull Optional<@Size(max = LONGEST_SUMMARY) String> summary,
        @NotNull Optional<Long> ticketId)
        implements HasAuditSubject {

    public static final int LONGEST_TELEPHONE = 40;
    public static final int LONGEST_REASON = 200;
    public static final int LONGEST_SUMMARY = 4_000;

    /** An inbound call of a known customer, happening now. */
    public static Contact callOf(long customerId) {
        return new Contact(
                Optional.of(customerId),
                Channel.TELEPHONE,
                Direction.INBOUND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Contact over(Channel usedChannel) {
        return new Contact(
                customerId, usedChannel, direction, telephone, at, duration, symptom, reason, summary, ticketId);
    }

    /** Not now, but at that moment. */
    public Contact begun(Instant when) {
        return new Contact(
                customerId,
                channel,
                direction,
                telephone,
                Optional.of(when),
                duration,
                symptom,
                reason,
                summary,
                ticketId);
    }

    public Contact from(String callerTelephone) {
        return new Contact(
                customerId,
                channel,
                direction,
                Optional.of(callerTelephone),
                at,
                duration,
                symptom,
                reason,
                summary,
                ticketId);
    }

    public Contact about(String shortReason, String whatWasSaid) {
        return new Contact(
                customerId,
                channel,
                direction,
                telephone,
                at,
                duration,
                symptom,
                Optional.of(shortReason),
                Optional.of(whatWasSaid),
                ticketId);
    }

    public Contact ofTicket(long id) {
        return new Contact(
                customerId, channel, direction, telephone, at, duration, symptom, reason, summary, Optional.of(id));
    }

    public Contact reporting(Optional<Symptom> reported) {
        return new Contact(
                customerId, channel, direction, telephone, at, duration, reported, reason, summary, ticketId);
    }

    @Override
    public String auditSubject() {
        return customerId.map(id -> "customer/" + id).orElse("customer/unknown");
    }
}
