package org.switchboard.agentdesk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.switchboard.agentdesk.CustomerView.SupplyCard;
import org.switchboard.interaction.Channel;
import org.switchboard.interaction.Contact;
import org.switchboard.troubleticket.TicketOpening;

/**
 * A call as the agent has it in hand: who, about which place of supply as it stood on the screen, and what was said.
 *
 * @param customerId the record that was looked up
 * @param supply empty when the matter is about none
 * @param callbackTelephone where to call when it is done; empty when no call was asked for
 */
public record Call(
        long customerId,
        @NotNull Optional<SupplyCard> supply,
        @NotNull Channel channel,
        @NotNull Optional<@Size(max = Contact.LONGEST_TELEPHONE) String> callerTelephone,
        @NotNull @Size(max = TicketOpening.LONGEST_SYMPTOM) String symptom,
        @NotNull Optional<@Size(max = TicketOpening.LONGEST_TELEPHONE) String> callbackTelephone) {

    /** The record that what comes of the call belongs to: that of the place of supply, else the one looked up. */
    public long recordId() {
        return supply.flatMap(SupplyCard::recordId).orElse(customerId);
    }
}
