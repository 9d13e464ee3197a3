package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.source.Sourced.State;

/**
 * One fact that speaks for (or limits) a verdict. Its sentence is {@code evidence.<kind>} of the bundle
 * {@code messages.verdict}, filled with the parameters; a moment among them is shown in the site's zone.
 */
public record Evidence(Kind kind, List<Object> parameters, String source, Optional<Instant> asOf, State state) {

    public Evidence {
        parameters = List.copyOf(parameters);
    }

    /** What sort of fact. */
    public enum Kind {
        BILLING_SAYS_DISCONNECTED,
        BILLING_SAYS_PAID,
        USAGE_POINT_DISCONNECTED,
        PLAN_RUNNING,
        OUTAGE_REPORTED,
        REPAIR_ORDER_UNDER_WAY,
        SWITCH_OPEN,
        SWITCH_OPEN_OLD,
        SWITCHES_CLOSED,
        FEEDER_ENERGISED,
        FEEDER_DEAD,
        METER_LAST_GASP,
        METER_ANSWERS,
        METER_SILENT,
        NO_DEBT,
        NO_OUTAGE_KNOWN,
        NEIGHBOURS_REPORT,
        NO_NEIGHBOUR_REPORTS,
        PATH_UNKNOWN,
        NO_TELEMETRY,
        SOURCE_SILENT
    }
}
