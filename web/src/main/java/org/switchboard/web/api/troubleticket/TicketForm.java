package org.switchboard.web.api.troubleticket;

import jakarta.json.JsonValue;
import java.util.List;
import org.switchboard.troubleticket.CallbackRequest;
import org.switchboard.troubleticket.TicketChange;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.web.api.list.QueryValue;
import org.switchboard.web.api.problem.Problem;
import org.switchboard.web.api.problem.ProblemException;
import org.switchboard.web.api.problem.ProblemKind;

/**
 * What is sent to change a ticket; all of it is done or nothing.
 *
 * @param escalate true assigns it to the supervisors
 * @param note for the history; the reason where the change needs one
 * @param callback a number, or {@code {telephone, at}}
 */
public record TicketForm(
        String state,
        String priority,
        String category,
        String owner,
        String handler,
        String group,
        Boolean escalate,
        String note,
        JsonValue callback) {

    private static final String FIELDS = "state, priority, category, owner, handler, group, escalate, note, callback";

    TicketChange change() {
        RequestedCallback requested = RequestedCallback.of(callback, null, null);
        TicketChange change = new TicketChange(
                QueryValue.given(state)
                        .map(code ->
                                QueryValue.oneOf("state", code, List.of(TicketState.values()), TicketState::wireName)),
                QueryValue.given(priority).map(TicketForm::priority),
                QueryValue.given(category).map(TicketForm::category),
                QueryValue.given(owner),
                QueryValue.given(handler),
                QueryValue.given(group)
                        .map(code ->
                                QueryValue.oneOf("group", code, List.of(TicketGroup.values()), TicketGroup::wireName)),
                Boolean.TRUE.equals(escalate),
                QueryValue.given(note),
                requested.telephone().map(number -> new CallbackRequest(number, requested.at())));
        if (change.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.ONE_OF_THESE, null, null, FIELDS));
        }
        return change;
    }

    static TicketPriority priority(String code) {
        return QueryValue.oneOf("priority", code, List.of(TicketPriority.values()), TicketPriority::wireName);
    }

    static TicketCategory category(String code) {
        return QueryValue.oneOf("category", code, List.of(TicketCategory.values()), TicketCategory::wireName);
    }
}
