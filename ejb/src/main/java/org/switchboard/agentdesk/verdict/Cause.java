package org.switchboard.agentdesk.verdict;

/** Why a customer has no service. */
public enum Cause {
    DISCONNECTED_FOR_DEBT,
    PLANNED_OUTAGE,
    KNOWN_OUTAGE,
    PROBABLE_OUTAGE,
    UPSTREAM_SWITCH_OPEN,
    METER_ENERGISED_IN_HOME,
    SINGLE_SERVICE_FAULT,
    NO_FAULT_FOUND,
    UNKNOWN
}
