package org.switchboard.outbox.model;

import java.util.Optional;

/** Which messages a list is to hold; an empty part does not narrow it. */
public record OutboxFilter(Optional<String> destination, Optional<MessageState> state) {

    public static final OutboxFilter ALL = new OutboxFilter(Optional.empty(), Optional.empty());

    public OutboxFilter to(String wanted) {
        return new OutboxFilter(Optional.of(wanted), state);
    }

    public OutboxFilter in(MessageState wanted) {
        return new OutboxFilter(destination, Optional.of(wanted));
    }
}
