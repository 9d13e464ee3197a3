package org.switchboard.agentdesk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.audit.HasAuditSubject;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Contact;
import org.switchboard.interaction.model.Direction;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;

/**
 * A call about something at a place: a street corner, a device, a position on the map. Knows nothing of the customer
 * whose page was open before.
 *
 * @param customerId the caller, when they are a customer; the matter is not about their supply
 * @param place may be empty when the device determines the place
 * @param device the network element there
 */
public record PlaceCall(
        @NotNull Optional<Long> customerId,
        @NotNull Place place,
        @NotNull Optional<ElementKey> device,
        @NotNull Channel channel,
        @NotNull Optional<@Size(max = TicketOpening.LONGEST_NAME) String> callerName,
        @NotNull Optional<@Size(max = Contact.LONGEST_TELEPHONE) String> callerTelephone,
        @NotNull Optional<Symptom> symptom,
        @NotNull @Size(max = TicketOpening.LONGEST_TEXT) String text,
        @NotNull Set<@NotNull Hazard> hazards,
        @NotNull Optional<@Size(max = TicketOpening.LONGEST_TELEPHONE) String> callbackTelephone,
        @NotNull Optional<Instant> callbackAt)
        implements HasAuditSubject {

    public PlaceCall {
        hazards = Set.copyOf(hazards);
    }

    /** @throws BusinessException when it names no place */
    TicketOpening opening() {
        if (place.isEmpty() && device.isEmpty()) {
            throw new BusinessException("call-without-place", "place", null);
        }
        return TicketOpening.of(TicketCategory.FAULT_REPORT, channel)
                .at(place)
                .reporting(symptom.or(() -> hazards.isEmpty() ? Optional.empty() : Optional.of(Symptom.DANGER)))
                .reporting(hazards)
                .urgent(isDanger(symptom, hazards) ? TicketPriority.CRITICAL : TicketPriority.NORMAL)
                .saying(text)
                .forCustomer(customerId)
                .blaming(device)
                .calledBy(callerName)
                .calledFrom(callerTelephone)
                .withCallbackOn(callbackTelephone, callbackAt);
    }

    /** Empty for a caller who left nothing by which they could be found again. */
    Optional<Contact> contact() {
        return customerId.isEmpty() && callerTelephone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Contact(
                        customerId,
                        channel,
                        Direction.INBOUND,
                        callerTelephone,
                        Optional.empty(),
                        Optional.empty(),
                        symptom,
                        place.text().map(words -> words.substring(0, Math.min(words.length(), Contact.LONGEST_REASON))),
                        Optional.of(text),
                        Optional.empty()));
    }

    static boolean isDanger(Optional<Symptom> symptom, Set<Hazard> hazards) {
        return !hazards.isEmpty() || symptom.filter(Symptom.DANGER::equals).isPresent();
    }

    @Override
    public String auditSubject() {
        return customerId.map(id -> "customer/" + id).orElse("customer/unknown");
    }
}
