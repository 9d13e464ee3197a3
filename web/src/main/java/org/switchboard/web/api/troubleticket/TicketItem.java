package org.switchboard.web.api.troubleticket;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.web.api.answer.ElementKeyAnswer;

/**
 * A ticket.
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
public record TicketItem(
        long id,
        String number,
        TicketCategory category,
        TicketState state,
        TicketPriority priority,
        TicketGroup group,
        Optional<Long> customerId,
        Optional<String> customerName,
        boolean lifeSupport,
        Optional<ElementKeyAnswer> usagePoint,
        Optional<String> premises,
        Optional<PlaceAnswer> place,
        Optional<String> callerName,
        Optional<Symptom> symptom,
        Optional<String> text,
        Set<Hazard> hazards,
        Optional<String> cause,
        Optional<ElementKeyAnswer> device,
        Channel channel,
        Optional<String> callerTelephone,
        boolean callbackWanted,
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
        long version)
        implements Answer {

    public static TicketItem of(TicketView ticket) {
        return new TicketItem(
                ticket.id(),
                ticket.number(),
                ticket.category(),
                ticket.state(),
                ticket.priority(),
                ticket.group(),
                ticket.customerId(),
                ticket.customerName(),
                ticket.lifeSupport(),
                ticket.usagePoint().map(ElementKeyAnswer::of),
                ticket.premises(),
                ticket.place().map(PlaceAnswer::of),
                ticket.callerName(),
                ticket.symptom(),
                ticket.text(),
                ticket.hazards(),
                ticket.cause(),
                ticket.device().map(ElementKeyAnswer::of),
                ticket.channel(),
                ticket.callerTelephone(),
                ticket.callbackRequested(),
                ticket.callbackTelephone(),
                ticket.callbackAt(),
                ticket.owner(),
                ticket.handler(),
                ticket.workOrderId(),
                ticket.workOrderNumber(),
                ticket.articleBase(),
                ticket.articleId(),
                ticket.mergedInto(),
                ticket.openedAt(),
                ticket.stateSince(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.version());
    }
}
