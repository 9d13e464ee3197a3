package org.switchboard.agentdesk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.audit.HasAuditSubject;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.troubleticket.model.TicketOpening;

/**
 * A call as the agent takes it: who, about which premises as the screen showed them, and what they reported.
 *
 * @param customerId the record that was looked up
 * @param supply empty when the matter is about none
 * @param symptom the reason for the call; empty when none was chosen
 * @param text the caller's words and what was agreed
 * @param hazards dangers that the caller reports
 * @param callbackTelephone where to call when it is done; empty when no call was asked for
 * @param callbackAt when the customer wants the call; empty for when the matter is done
 */
public record Call(
        long customerId,
        @NotNull Optional<SupplyCard> supply,
        @NotNull Channel channel,
        @NotNull Optional<@Size(max = Contact.LONGEST_TELEPHONE) String> callerTelephone,
        @NotNull Optional<Symptom> symptom,
        @NotNull @Size(max = TicketOpening.LONGEST_TEXT) String text,
        @NotNull Set<@NotNull Hazard> hazards,
        @NotNull Optional<@Size(max = TicketOpening.LONGEST_TELEPHONE) String> callbackTelephone,
        @NotNull Optional<Instant> callbackAt)
        implements HasAuditSubject {

    public Call {
        hazards = Set.copyOf(hazards);
    }

    /** The record that what comes of the call belongs to: that of the premises, else the one looked up. */
    public long recordId() {
        return supply.flatMap(SupplyCard::recordId).orElse(customerId);
    }

    @Override
    public String auditSubject() {
        return "customer/" + recordId();
    }

    Call withNumbers(Optional<String> caller, Optional<String> callback) {
        return new Call(customerId, supply, channel, caller, symptom, text, hazards, callback, callbackAt);
    }
}
