package org.switchboard.troubleticket.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.switchboard.shared.BusinessException;

/** TMF621 states of a trouble ticket, with what may follow each. */
public enum TicketState {
    ACKNOWLEDGED("acknowledged"),
    IN_PROGRESS("inProgress"),
    /** Waits for the customer. */
    PENDING("pending"),
    /** Waits for something of ours. */
    HELD("held"),
    RESOLVED("resolved"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    /** Somebody still has to do something. */
    public static final Set<TicketState> OPEN = Set.copyOf(EnumSet.range(ACKNOWLEDGED, HELD));

    private final String wireName;

    TicketState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    public boolean canBecome(TicketState next) {
        return switch (this) {
            case ACKNOWLEDGED, IN_PROGRESS, PENDING, HELD -> next != this && next != ACKNOWLEDGED;
            case RESOLVED -> next == CLOSED || next == IN_PROGRESS;
            case CLOSED, CANCELLED -> false;
        };
    }

    /** @throws BusinessException when there is no such state */
    public static TicketState named(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-state", "state", wireName, wireName));
    }
}
