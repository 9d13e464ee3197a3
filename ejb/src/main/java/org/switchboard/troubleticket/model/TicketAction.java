package org.switchboard.troubleticket.model;

/** What happened to a ticket, as in its history; the texts for users belong to the screens. */
public enum TicketAction {
    OPENED,
    CALLED_AGAIN,
    NOTED,
    BEGUN,
    WAITS_FOR_CUSTOMER,
    HELD,
    TAKEN_OVER,
    HANDED_TO_GROUP,
    OWNER_CHANGED,
    PRIORITY_CHANGED,
    CATEGORY_CHANGED,
    ESCALATED,
    MERGED_INTO,
    TOOK_IN_TICKET,
    MERGE_UNDONE,
    GAVE_BACK_TICKET,
    ATTACHED_TO_ORDER,
    /** The order was cancelled. */
    DETACHED_FROM_ORDER,
    /** Somebody took it off the order. */
    DETACHED_BY_HAND,
    /** The order was restored, and the customer is still without supply. */
    STILL_DARK,
    CALLBACK_PROMISED,
    RESOLVED,
    REOPENED,
    RESTORED,
    CLOSED,
    CANCELLED
}
