package org.switchboard.troubleticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ticket with each call about it and its history, oldest entry first; of a long history the latest entries. */
public record TicketDetails(TicketView ticket, List<TroubleCallView> calls, List<Entry> history) {

    public TicketDetails {
        calls = List.copyOf(calls);
        history = List.copyOf(history);
    }

    /** @param detail what was written down, or the number or name that the action is about */
    public record Entry(Instant at, String actor, TicketAction action, Optional<String> detail) {}
}
