package org.switchboard.workorder.model;

/** What happened to an order, as in its history; the texts for users belong to the screens. */
public enum OrderAction {
    RECEIVED,
    REPORTED_AGAIN,
    TICKET_ATTACHED,
    TICKET_DETACHED,
    TICKET_STILL_DARK,
    ASSIGNED,
    EN_ROUTE,
    ON_SITE,
    ESTIMATED,
    NOTED,
    RESTORED,
    CLOSED,
    CANCELLED
}
