package org.switchboard.web.api.troubleticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchboard.interaction.Hazard;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.troubleticket.model.TicketAction;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketDetails;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TicketView;
import org.switchboard.web.api.answer.Answer;
import org.switchboard.web.api.answer.ElementKeyAnswer;

/**
 * A ticket as in lists, with its history, every call about it and the agreed callbacks; those of tickets that were merged
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
        long version,
        List<String> merged,
        List<TroubleCallItem> calls,
        List<CallbackAnswer> callbacks,
        List<EntryAnswer> history)
        implements Answer {

    /** @param detail what was written down, or the number or name that the action is about */
    public record EntryAnswer(Instant at, String actor, TicketAction action, Optional<String> detail) {

        public static EntryAnswer of(TicketDetails.Entry entry) {
            return new EntryAnswer(entry.at(), entry.actor(), entry.action(), entry.detail());
        }
    }

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
                ticket.version(),
                details.merged(),
                details.calls().stream().map(TroubleCallItem::of).toList(),
                details.callbacks().stream().map(CallbackAnswer::of).toList(),
                details.history().stream().map(EntryAnswer::of).toList());
    }
}
