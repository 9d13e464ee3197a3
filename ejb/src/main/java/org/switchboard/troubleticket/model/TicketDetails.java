package org.switchboard.troubleticket.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket with each call about it, the agreed callbacks, and its history, oldest entry first; of a long history the latest
 * entries. Calls and callbacks of tickets that were merged into it are among them.
 *
 * @param merged the numbers of the tickets that were merged into it
 */
public record TicketDetails(
        TicketView ticket,
        List<String> merged,
        List<TroubleCallView> calls,
        List<CallbackView> callbacks,
        List<Entry> history) {

    public TicketDetails {
        merged = List.copyOf(merged);
        calls = List.copyOf(calls);
        callbacks = List.copyOf(callbacks);
        history = List.copyOf(history);
    }

    /** @param detail what was written down, or the number or name that the action is about */
    public record Entry(Instant at, String actor, TicketAction action, Optional<String> detail) {}
}
