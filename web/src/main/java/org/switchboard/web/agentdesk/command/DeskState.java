package org.switchboard.web.agentdesk.command;

/**
 * What decides whether a command is offered.
 *
 * @param inCall a customer or a place is open
 * @param premises of the customer
 * @param meters at the premises that are looked at
 * @param ended an action has ended the call, and its result is shown
 * @param articleOpen the agent has opened an article
 */
record DeskState(boolean inCall, int premises, int meters, boolean ended, boolean articleOpen) {

    boolean isOngoing() {
        return inCall && !ended;
    }

    boolean hasSeveralPremises() {
        return premises > 1;
    }

    boolean hasMeter() {
        return meters > 0;
    }
}
