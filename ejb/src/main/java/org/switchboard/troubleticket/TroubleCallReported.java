package org.switchboard.troubleticket;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.event.model.Change;
import org.switchboard.event.model.ChangeAuthor;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;

/**
 * Fired for each stored call about a fault, also for the second one about a ticket. It has no personal data: neither name,
 * telephone number, address nor the caller's words.
 *
 * @param at when the caller reported it
 * @param element the network element at fault, when the call names one
 * @param usagePoint source and key of the usage point concerned
 */
public record TroubleCallReported(
        long callId,
        Instant at,
        Optional<ElementKey> element,
        Optional<ElementKey> usagePoint,
        Optional<Symptom> symptom,
        Channel channel,
        Set<Hazard> hazards,
        long ticketId,
        Optional<ChangeAuthor> by)
        implements Change {

    public TroubleCallReported {
        hazards = Set.copyOf(hazards);
    }

    @Override
    public String eventKey() {
        return element.map(named -> "element/" + named.text())
                .or(() -> usagePoint.map(point -> "usage-point/" + point.text()))
                .orElseGet(() -> "call/" + callId);
    }
}
