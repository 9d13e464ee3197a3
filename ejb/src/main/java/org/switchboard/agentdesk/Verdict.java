package org.switchboard.agentdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a customer has no service, as far as everything known tells.
 *
 * @param confidence from 0 to 1: how sure, given the evidence and its age; an ordering for people, not a probability
 * @param deviceKey the network element at fault or out of service
 * @param deviceName its name, or its key when it has none
 * @param restorationAt when service is expected back
 * @param silentSources systems whose answer is missing or old, so that the agent knows what the verdict does not rest on
 */
public record Verdict(
        Cause cause,
        double confidence,
        List<Evidence> evidence,
        RecommendedAction action,
        Optional<String> deviceKey,
        Optional<String> deviceName,
        Optional<Instant> restorationAt,
        List<String> silentSources) {

    public Verdict {
        evidence = List.copyOf(evidence);
        silentSources = List.copyOf(silentSources);
    }

    public boolean restsOn(Evidence.Kind kind) {
        return evidence.stream().anyMatch(fact -> fact.kind() == kind);
    }

    /** The same verdict with further facts beside it. */
    Verdict beside(List<Evidence> facts) {
        return new Verdict(
                cause,
                confidence,
                Stream.concat(evidence.stream(), facts.stream()).toList(),
                action,
                deviceKey,
                deviceName,
                restorationAt,
                silentSources);
    }

    /** The one thing to do next. */
    public enum RecommendedAction {
        EXPLAIN_DEBT,
        EXPLAIN_RECONNECTION,
        EXPLAIN_PLAN,
        EXPLAIN_OUTAGE,
        OPEN_FAULT_TICKET,
        MAKE_REPAIR_ORDER,
        CHECK_AT_HOME
    }
}
