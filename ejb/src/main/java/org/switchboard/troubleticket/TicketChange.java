package org.switchboard.troubleticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.switchboard.troubleticket.model.TicketCategory;
import org.switchboard.troubleticket.model.TicketGroup;
import org.switchboard.troubleticket.model.TicketPriority;
import org.switchboard.troubleticket.model.TicketState;
import org.switchboard.troubleticket.model.TroubleTicket;

/**
 * What a user changes in a ticket, all of it or nothing. An empty part stays as it is.
 *
 * @param owner who answers for it towards the customer
 * @param handler who works on it
 * @param group whose queue it goes to; it is unassigned then
 * @param escalate assigns it to the supervisors, at least with high priority
 * @param note for the history; the reason where the change needs one
 * @param callback an agreed callback
 */
public record TicketChange(
        @NotNull Optional<TicketState> state,
        @NotNull Optional<TicketPriority> priority,
        @NotNull Optional<TicketCategory> category,
        @NotNull Optional<String> owner,
        @NotNull Optional<String> handler,
        @NotNull Optional<TicketGroup> group,
        boolean escalate,
        @NotNull Optional<@Size(max = TroubleTicket.LONGEST_NOTE) String> note,
        @NotNull Optional<CallbackRequest> callback) {

    public static final TicketChange NOTHING = new TicketChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());

    public TicketChange {
        note = note.map(String::strip).filter(words -> !words.isEmpty());
    }

    public TicketChange becoming(TicketState next) {
        return new TicketChange(Optional.of(next), priority, category, owner, handler, group, escalate, note, callback);
    }

    public TicketChange noting(String words) {
        return new TicketChange(
                state, priority, category, owner, handler, group, escalate, Optional.ofNullable(words), callback);
    }

    public TicketChange escalated() {
        return new TicketChange(state, priority, category, owner, handler, group, true, note, callback);
    }

    public TicketChange handledBy(String user) {
        return new TicketChange(state, priority, category, owner, Optional.of(user), group, escalate, note, callback);
    }

    public TicketChange urgent(TicketPriority howUrgent) {
        return new TicketChange(
                state, Optional.of(howUrgent), category, owner, handler, group, escalate, note, callback);
    }

    public TicketChange withCallback(CallbackRequest request) {
        return new TicketChange(state, priority, category, owner, handler, group, escalate, note, Optional.of(request));
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }
}
