package org.switchboard.web.api.troubleticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.network.model.ElementKey;
import org.switchboard.troubleticket.model.CallbackView;
import org.switchboard.troubleticket.model.Place;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.troubleticket.model.TroubleCallView;

/**
 * A ticket as in lists, with its history, every call about it and the promised calls; those of tickets that were merged
 * into it are among them.
 *
 * @param merged the numbers of the tickets that were merged into it
 */
public record TicketAnswer(
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
        long version,
        List<String> merged,
        List<TroubleCallView> calls,
        List<CallbackView> callbacks,
        List<TicketDetails.Entry> history) {

    static TicketAnswer of(TicketDetails details) {
        TicketView ticket = details.ticket();
        return new TicketAnswer(
                ticket.id(),
                ticket.number(),
                ticket.category(),
                ticket.state(),
                ticket.priority(),
                ticket.group(),
                ticket.customerId(),
                ticket.customerName(),
                ticket.lifeSupport(),
                ticket.usagePoint(),
                ticket.premises(),
                ticket.place(),
                ticket.callerName(),
                ticket.symptom(),
                ticket.text(),
                ticket.hazards(),
                ticket.cause(),
                ticket.device(),
                ticket.channel(),
                ticket.callerTelephone(),
                ticket.callbackWanted(),
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
                ticket.version(),
                details.merged(),
                details.calls(),
                details.callbacks(),
                details.history());
    }
}
