package org.switchboard.web.api.troubleticket;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.troubleticket.model.TroubleCallView;
import org.switchboard.web.api.answer.ElementKeyAnswer;

/**
 * One call about a fault, as it was reported.
 *
 * @param at when the caller reported it
 * @param receivedAt when it was recorded here
 */
public record TroubleCallItem(
        long id,
        long ticketId,
        String ticketNumber,
        Instant at,
        Instant receivedAt,
        Optional<Long> customerId,
        Optional<ElementKeyAnswer> usagePoint,
        Optional<ElementKeyAnswer> device,
        Optional<PlaceAnswer> place,
        Optional<String> callerName,
        Optional<String> callerTelephone,
        Optional<Symptom> symptom,
        Optional<String> text,
        Set<Hazard> hazards,
        Channel channel,
        Optional<String> callbackTelephone,
        Optional<Instant> callbackAt,
        String agent) {

    public static TroubleCallItem of(TroubleCallView call) {
        return new TroubleCallItem(
                call.id(),
                call.ticketId(),
                call.ticketNumber(),
                call.at(),
                call.receivedAt(),
                call.customerId(),
                call.usagePoint().map(ElementKeyAnswer::of),
                call.device().map(ElementKeyAnswer::of),
                call.place().map(PlaceAnswer::of),
                call.callerName(),
                call.callerTelephone(),
                call.symptom(),
                call.text(),
                call.hazards(),
                call.channel(),
                call.callbackTelephone(),
                call.callbackAt(),
                call.agent());
    }
}
