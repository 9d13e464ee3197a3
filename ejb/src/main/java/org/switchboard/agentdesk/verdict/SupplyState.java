package org.switchboard.agentdesk.verdict;

/** What network and meter show of the supply at one usage point, whatever the caller reports. */
public enum SupplyState {
    ENERGISED,
    DARK,
    PROBABLY_DARK,
    /** Cut off at the meter, for debt. */
    DISCONNECTED,
    /** The evidence is not sufficient. */
    NOT_KNOWN
}
