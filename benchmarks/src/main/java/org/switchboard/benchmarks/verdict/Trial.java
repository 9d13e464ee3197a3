package org.switchboard.benchmarks.verdict;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.agentdesk.verdict.Cause;

/**
 * One situation: who called, what was right, and what was given.
 *
 * @param round the round's seed
 * @param sources the faulty systems and their faults; empty when there were none
 * @param hasSupply neither the network nor a debt keeps supply from the place
 * @param suffices the observable data suffice for the right cause
 */
record Trial(
        long round,
        String sources,
        Caller caller,
        boolean hasSupply,
        Expectation expected,
        boolean suffices,
        Given given) {

    private static final Set<Cause> NO_FAULT = EnumSet.of(Cause.NO_FAULT_FOUND, Cause.UNKNOWN);

    boolean isRight() {
        return given.cause() == expected.cause();
    }

    boolean isUnknown() {
        return given.cause() == Cause.UNKNOWN;
    }

    /** Has supply, reports no loss and no danger. */
    boolean isHealthy() {
        return hasSupply && !caller.reportsLoss() && !caller.reportsDanger();
    }

    boolean isHealthyCalledFaulty() {
        return isHealthy() && !NO_FAULT.contains(given.cause());
    }

    /** The device at fault, for causes that have one. */
    boolean blamesRightDevice() {
        return expected.device().equals(given.device());
    }

    String group() {
        String who = caller.reportsDanger() ? "danger" : caller.reportsLoss() ? "reports a loss" : "another matter";
        return (hasSupply ? "with supply" : expected.cause().toString()) + ", " + who;
    }

    String incident() {
        return caller.incident()
                .map(incident ->
                        incident.kind() + " " + incident.devices().stream().collect(Collectors.joining("+"))
                                + (sources.isEmpty() ? "" : " " + incident.phase()))
                .orElse("none");
    }
}
