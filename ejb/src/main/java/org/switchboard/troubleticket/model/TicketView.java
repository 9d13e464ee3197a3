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
 * A ticket as screens and programs see it.
 *
 * @param place where it is, when it is at no usage point
 * @param symptom the reason for the call, the worst of all calls; empty when none was given
 * @param text the caller's words
 * @param callbackAt the time agreed for the callback; empty for when it is done
 * @param owner the agent who took the first call and answers for it towards the customer (first-contact responsibility)
 * @param group whose queue it is in
 * @param premises the address of the usage point
 * @param handler who is working on it now; empty while unassigned
 * @param mergedInto the number of the ticket that this one was merged into
 * @param version counts its changes
 */
public record TicketView(
        long id,
        String number,
        TicketCategory category,
        TicketState state,
        TicketPriority priority,
        TicketGroup group,
        Optional<Long> customerId,
        Optional<String> customerName,
        boolean lifeSupport,
        Optional<ElementKey> usagePoint,
        Optional<String> premises,
        Optional<Place> place,
        Optional<String> callerName,
        Optional<Symptom> symptom,
        Optional<String> text,
        Set<Hazard> hazards,
        Optional<String> cause,
        Optional<ElementKey> device,
        Channel channel,
        Optional<String> callerTelephone,
        boolean callbackRequested,
        Optional<String> callbackTelephone,
        Optional<Instant> callbackAt,
        String owner,
        Optional<String> handler,
        Optional<Long> workOrderId,
        Optional<String> workOrderNumber,
        Optional<String> articleBase,
        Optional<String> articleId,
        Optional<String> mergedInto,
        Instant openedAt,
        Instant stateSince,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        long version) {
    /** Its numbers as views show them. */
    public TicketView masked() {
        return new TicketView(
                id,
                number,
                category,
                state,
                priority,
                group,
                customerId,
                customerName,
                lifeSupport,
                usagePoint,
                premises,
                place,
                callerName,
                symptom,
                text,
                hazards,
                cause,
                device,
                channel,
                callerTelephone.map(Masked::number),
                callbackRequested,
                callbackTelephone.map(Masked::number),
                callbackAt,
                owner,
                handler,
                workOrderId,
                workOrderNumber,
                articleBase,
                articleId,
                mergedInto,
                openedAt,
                stateSince,
                resolvedAt,
                closedAt,
                version);
    }
}
