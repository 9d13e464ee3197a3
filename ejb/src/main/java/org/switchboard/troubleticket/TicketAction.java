package org.switchboard.troubleticket;

/** What happened to a ticket, as its history tells it; the words for people are the screens'. */
public enum TicketAction {
    OPENED,
    CALLED_AGAIN,
    NOTED,
    BEGUN,
    WAITS_FOR_CUSTOMER,
    HELD,
    TAKEN_OVER,
    ATTACHED_TO_ORDER,
    DETACHED_FROM_ORDER,
    CALLBACK_PROMISED,
    RESOLVED,
    REOPENED,
    RESTORED,
    CLOSED,
    CANCELLED
}
