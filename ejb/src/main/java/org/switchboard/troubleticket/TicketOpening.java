package org.switchboard.troubleticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.switchboard.interaction.Channel;
import org.switchboard.network.ElementKey;

/**
 * What is known when a ticket is opened.
 *
 * @param customerId empty when a passer-by reports something
 * @param usagePoint source and key of the usage point concerned
 * @param cause the verdict's cause at this moment, kept as it was
 * @param device the network element that is blamed, when one is
 * @param callbackTelephone where to call back; the caller's own number when only a callback is wanted
 */
public record TicketOpening(
        @NotNull TicketCategory category,
        @NotNull Channel channel,
        @NotNull TicketPriority priority,
        @NotNull Optional<Long> customerId,
        @NotNull Optional<ElementKey> usagePoint,
        @NotNull Optional<@Size(max = LONGEST_SYMPTOM) String> symptom,
        @NotNull Optional<@Size(max = LONGEST_CAUSE) String> cause,
        @NotNull Optional<ElementKey> device,
        @NotNull Optional<@Size(max = LONGEST_TELEPHONE) String> callerTelephone,
        boolean callbackWanted,
        @NotNull Optional<@Size(max = LONGEST_TELEPHONE) String> callbackTelephone) {

    public static final int LONGEST_SYMPTOM = 4_000;
    public static final int LONGEST_CAUSE = 60;
    public static final int LONGEST_TELEPHONE = 40;

    /** The least that makes a ticket; what else is known is added by the methods below. */
    public static TicketOpening of(TicketCategory category, Channel channel) {
        return new TicketOpening(
                category,
                channel,
                TicketPriority.NORMAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    public TicketOpening forCustomer(long id) {
        return new TicketOpening(
                category,
                channel,
                priority,
                Optional.of(id),
                usagePoint,
                symptom,
                cause,
                device,
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening at(ElementKey usagePointKey) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                Optional.of(usagePointKey),
                symptom,
                cause,
                device,
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening urgent(TicketPriority howUrgent) {
        return new TicketOpening(
                category,
                channel,
                howUrgent,
                customerId,
                usagePoint,
                symptom,
                cause,
                device,
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening saying(String whatTheCallerSees) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                Optional.of(whatTheCallerSees),
                cause,
                device,
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening because(String verdictCause) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                symptom,
                Optional.of(verdictCause),
                device,
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening blaming(ElementKey networkElement) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                symptom,
                cause,
                Optional.of(networkElement),
                callerTelephone,
                callbackWanted,
                callbackTelephone);
    }

    public TicketOpening calledFrom(String telephone) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                symptom,
                cause,
                device,
                Optional.of(telephone),
                callbackWanted,
                callbackTelephone);
    }

    /** Call back on the number that the caller called from. */
    public TicketOpening withCallback() {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                symptom,
                cause,
                device,
                callerTelephone,
                true,
                callbackTelephone);
    }

    public TicketOpening withCallbackOn(String telephone) {
        return new TicketOpening(
                category,
                channel,
                priority,
                customerId,
                usagePoint,
                symptom,
                cause,
                device,
                callerTelephone,
                true,
                Optional.of(telephone));
    }
}
