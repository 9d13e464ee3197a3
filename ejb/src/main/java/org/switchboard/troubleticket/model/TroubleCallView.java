package org.switchboard.troubleticket.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.access.model.Masked;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;

/**
 * One call about a fault, as it was reported.
 *
 * @param at when the caller reported it
 * @param receivedAt when it was recorded here
 */
public record TroubleCallView(
        long id,
        long ticketId,
        String ticketNumber,
        Instant at,
        Instant receivedAt,
        Optional<Long> customerId,
        Optional<ElementKey> usagePoint,
        Optional<ElementKey> device,
        Optional<Place> place,
        Optional<String> callerName,
        Optional<String> callerTelephone,
        Optional<Symptom> symptom,
        Optional<String> text,
        Set<Hazard> hazards,
        Channel channel,
        Optional<String> callbackTelephone,
        Optional<Instant> callbackAt,
        String agent) {
    /** Its numbers as views show them. */
    public TroubleCallView masked() {
        return new TroubleCallView(
                id,
                ticketId,
                ticketNumber,
                at,
                receivedAt,
                customerId,
                usagePoint,
                device,
                place,
                callerName,
                callerTelephone.map(Masked::number),
                symptom,
                text,
                hazards,
                channel,
                callbackTelephone.map(Masked::number),
                callbackAt,
                agent);
    }
}
