package org.switchboard.web.api.troubleticket;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.switchboard.access.model.Actor;
import org.switchboard.customer.Customers;
import org.switchboard.interaction.model.Channel;
import org.switchboard.interaction.model.Symptom;
import org.switchboard.shared.BusinessException;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketOpening;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.web.api.list.QueryValue;

/** What is sent to open a ticket about anything but a fault: a fault is reported as a trouble call. */
public record NewTicket(
        String category,
        Long customerId,
        String priority,
        String symptom,
        String text,
        String channel,
        String callerName,
        String callerTelephone,
        JsonValue callback) {

    private static final List<TicketCategory> ALLOWED = List.of(TicketCategory.values()).stream()
            .filter(kind -> kind != TicketCategory.FAULT_REPORT)
            .toList();

    TicketOpening opening(Customers customers, Actor actor) {
        Optional<String> telephone = QueryValue.given(callerTelephone);
        RequestedCallback requested = RequestedCallback.of(callback, null, callerTelephone);
        TicketOpening opening = TicketOpening.of(
                        QueryValue.oneOf(
                                "category",
                                QueryValue.required("category", category),
                                ALLOWED,
                                TicketCategory::wireName),
                        QueryValue.given(channel)
                                .map(code ->
                                        QueryValue.oneOf("channel", code, List.of(Channel.values()), Channel::wireName))
                                .orElse(Channel.TELEPHONE))
                .saying(QueryValue.required("text", text))
                .reporting(QueryValue.given(symptom)
                        .map(code -> QueryValue.oneOf("symptom", code, List.of(Symptom.values()), Symptom::wireName)))
                .calledFrom(telephone)
                .calledBy(QueryValue.given(callerName))
                .urgent(QueryValue.given(priority).map(TicketForm::priority).orElse(TicketPriority.NORMAL))
                .withCallbackOn(requested.telephone(), requested.at());
        if (customerId == null) {
            if (telephone.isEmpty()) {
                throw new BusinessException("contact-of-nobody", "customerId", null);
            }
            return opening;
        }
        customers.requireKnown(customerId, actor);
        return opening.forCustomer(customerId);
    }
}
