package org.switchboard.agentdesk.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchboard.source.Sourced.State;

/**
 * One fact beside a verdict. Its sentence is {@code evidence.<kind>} of the bundle {@code messages.verdict}, or
 * {@code evidence.<kind>.old} when its source has not reported since, filled with the parameters.
 *
 * @param asOf the moment that the fact is of
 * @param state how far the source can be trusted now
 */
public record Evidence(
        Kind kind, Bearing bearing, List<Object> parameters, String source, Optional<Instant> asOf, State state) {

    /** The source of what Switchboard concludes from its own tables. */
    static final String OURSELVES = "switchboard";

    public Evidence {
        parameters = List.copyOf(parameters);
    }

    /** A fact that supports the verdict. */
    public Evidence(Kind kind, List<Object> parameters, String source, Optional<Instant> asOf, State state) {
        this(kind, Bearing.FOR, parameters, source, asOf, state);
    }

    public Evidence contradicting() {
        return new Evidence(kind, Bearing.AGAINST, parameters, source, asOf, state);
    }

    /** The source vouches for it now; else it is worded as old. */
    public boolean isCurrent() {
        return state == State.LIVE || state == State.FRESH;
    }

    /** What a fact means for the verdict, in the order in which facts are shown. */
    public enum Bearing {
        FOR,
        /** Contradicts the verdict, and lowers its confidence. */
        AGAINST,
        /** Not to be had: a system that does not respond, a meter that cannot report. */
        MISSING
    }

    /** What sort of fact. */
    public enum Kind {
        BILLING_SAYS_DISCONNECTED,
        BILLING_SAYS_PAID,
        USAGE_POINT_DISCONNECTED,
        PLAN_RUNNING,
        OUTAGE_REPORTED,
        REPAIR_ORDER_UNASSIGNED,
        REPAIR_ORDER_ASSIGNED,
        REPAIR_ORDER_EN_ROUTE,
        REPAIR_ORDER_ON_SITE,
        SWITCH_OPEN,
        SWITCHES_CLOSED,
        FEEDER_ENERGISED,
        FEEDER_DEAD,
        METERS_DARK,
        METERS_ENERGISED,
        METERS_QUIET,
        METER_LAST_GASP,
        METER_POWER_UP,
        METER_QUIET,
        METER_ANSWERS,
        METER_SILENT,
        METER_MECHANICAL,
        NO_DEBT,
        NO_OUTAGE_KNOWN,
        NEIGHBOURS_REPORT,
        NO_NEIGHBOUR_REPORTS,
        CALLER_REPORTS,
        CALLER_REPORTS_NO_LOSS,
        PATH_UNKNOWN,
        NO_TELEMETRY,
        SOURCE_SILENT
    }
}
