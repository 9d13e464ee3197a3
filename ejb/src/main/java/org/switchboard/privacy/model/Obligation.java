package org.switchboard.privacy.model;

import java.util.List;

/**
 * Why a person's data must still be kept.
 *
 * @param keys ticket numbers, or the periods of bills
 */
public record Obligation(Kind kind, List<String> keys) {

    /** What is not settled. */
    public enum Kind {
        OPEN_TICKETS,
        OPEN_CALLBACKS,
        UNPAID_BILLS,
        /** Billing's last answer says that the account owes. */
        ARREARS
    }

    public Obligation {
        keys = List.copyOf(keys);
    }
}
