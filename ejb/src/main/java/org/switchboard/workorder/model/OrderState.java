package org.switchboard.workorder.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.switchboard.shared.BusinessException;

/** How far a repair order has come, with what may follow. */
public enum OrderState {
    RECEIVED("received"),
    ASSIGNED("assigned"),
    EN_ROUTE("enRoute"),
    ON_SITE("onSite"),
    RESTORED("restored"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    /** Supply is not back yet; of these a device has one order at most. */
    public static final Set<OrderState> UNRESTORED = Set.copyOf(EnumSet.range(RECEIVED, ON_SITE));

    private final String wireName;

    OrderState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public boolean isUnrestored() {
        return UNRESTORED.contains(this);
    }

    /** A crew is reassigned from anywhere on its way; nothing else goes back, and no step is left out. */
    public boolean canBecome(OrderState next) {
        return switch (this) {
            case RECEIVED -> next == ASSIGNED || next == CANCELLED;
            case ASSIGNED -> next == ASSIGNED || next == EN_ROUTE || next == CANCELLED;
            case EN_ROUTE -> next == ASSIGNED || next == ON_SITE || next == CANCELLED;
            case ON_SITE -> next == ASSIGNED || next == RESTORED || next == CANCELLED;
            case RESTORED -> next == CLOSED;
            case CLOSED, CANCELLED -> false;
        };
    }

    /**
     * However a field system spells it: {@code enRoute}, {@code en-route}, {@code EN ROUTE}.
     *
     * @throws BusinessException when there is no such state
     */
    public static OrderState named(String name) {
        String letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(state -> state.wireName.toLowerCase(Locale.ROOT).equals(letters))
                .findFirst()
                .orElseThrow(() -> new BusinessException("unknown-state", "state", name, name));
    }
}
